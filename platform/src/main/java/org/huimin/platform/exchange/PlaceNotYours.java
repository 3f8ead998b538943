package org.huimin.platform.exchange;

/** Somebody wanted to deliver data for a place outside the own one. */
public final class PlaceNotYours extends RuntimeException {
    private static final long serialVersionUID = 1L;

    PlaceNotYours(long place) {
        super(
                "地区 %012d 不在您的管辖范围内，请由上级或该地区的数据管理员导入。/ Place %012d is outside your scope; have a data officer of that place or above import it."
                        .formatted(place, place));
    }
}
