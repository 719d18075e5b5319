package org.operatingmodel.rules.testing;
import org.junit.jupiter.api.Test;
import java.util.*;
import org.operatingmodel.rules.*;
import org.operatingmodel.rules.practice.PracticeCases;
class Explore {
  @Test void go() throws Exception {
    for (String p : System.getProperty("packs","standard").split(",")) {
      long t0=System.nanoTime();
      Suite s = p.equals("standard") ? Suite.of(p, List.of(RulePack.standard()), "gate.DiscoveryExitTest","gate.MvpExitTest","gate.LimitedLaunchExitTest","gate.GaExitTest","gate.RetirementExitTest")
        : Suite.of(p, PracticeCases.packs(p), "practice."+Character.toUpperCase(p.charAt(0))+p.substring(1)+"PackTest");
      long t1=System.nanoTime();
      MutationScore m = s.score();
      long t2=System.nanoTime();
      System.out.println(p+" "+s.cases().size()+" cases "+(t1-t0)/1000000+" ms; "+(t2-t1)/1000000+" ms");
      System.out.println(m.text());
    }
  }
}
