package org.huimin.platform;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.docs.Documenter;

/** The modules know only whom they may know; the map of them is drawn from the code. */
class ModularityTests {
    private static final ApplicationModules MODULES =
            ApplicationModules.of(HuiminApplication.class);

    @Test
    void modulesKeepTheirBoundaries() {
        MODULES.verify();
    }

    @Test
    void drawsTheMapOfModules() {
        new Documenter(MODULES).writeModulesAsPlantUml().writeModuleCanvases();
    }
}
