package org.huimin.platform.database;

/** Where and as whom to connect. */
record Login(String url, String user, String password) {
    Login as(String otherUser, String otherPassword) {
        return new Login(url, otherUser, otherPassword);
    }

    @Override
    public String toString() {
        return user + "@" + url;
    }
}
