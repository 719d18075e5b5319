package org.operatingmodel.rules.practice;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.operatingmodel.rules.RulePack;

class OrganisationPackTest {
    @Test
    void packs_load_without_a_word() {
        assertThat(RulePack.shipped("roles").findings()).isEmpty();
        assertThat(RulePack.shipped("organisation").findings()).isEmpty();
        assertThat(RulePack.shipped("partner").findings()).isEmpty();
    }
}
