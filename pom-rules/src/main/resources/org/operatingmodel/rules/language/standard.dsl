# The sentences that rules can be written in: plain Drools DSL, in the words of the field.
#
# Above each sentence stand its meaning and, after "e.g.", an example. "== x ==" starts a section of docs/sentences.md.
# A slot is one word or one text in quotes; its expression says which: [A-Z][A-Z0-9_]* is a constant, [a-z][A-Za-z0-9]* the
# name of a fact or a number, [a-z][a-z0-9-]* an id, [a-z][a-z0-9.-]* an id with dots, \d+ a whole number, [0-9.]+ a number, "[^"]*" a text. A sentence that begins with "-" adds to the one before.
# A sentence that another one begins with must stand below it.

# == Whom a rule is about ==

# Every product at the gate of the rule; the first sentence of each rule.
# e.g. for every product
[condition][]for every product=GateReview( $product : productId, $asOf : asOf )

# Only products that are reached through the channel.
# e.g. - the channel MOBILE
[condition][]- the channel {channel:[A-Z][A-Z0-9_]*}=product.channels contains Channel.{channel}

# Only products of that kind.
# e.g. - the product kind PLATFORM
[condition][]- the product kind {kind:[A-Z][A-Z0-9_]*}=product.kind == ProductKind.{kind}

# Only products of the value stream.
# e.g. - the value stream developer-experience
[condition][]- the value stream {id:[a-z][a-z0-9-]*}=product.valueStreamId == "{id}"

# == Parameters ==

# A number of days that the pack leaves open, under a name for later sentences.
# e.g. the parameter research-age gives days called longest
[condition][]the parameter {id:[a-z][a-z0-9.-]*} gives days called {name:[a-z][A-Za-z0-9]*}=Parameter( name == "{id}", ${name} : days )

# A count that the pack leaves open, under a name for later sentences.
# e.g. the parameter most-in-progress gives a count called most
[condition][]the parameter {id:[a-z][a-z0-9.-]*} gives a count called {name:[a-z][A-Za-z0-9]*}=Parameter( name == "{id}", ${name} : count )

# A share of 100 that the pack leaves open, under a name for later sentences.
# e.g. the parameter least-uptime gives a percentage called least
[condition][]the parameter {id:[a-z][a-z0-9.-]*} gives a percentage called {name:[a-z][A-Za-z0-9]*}=Parameter( name == "{id}", ${name} : percentage )

# An amount, such as a sum of money, that the pack leaves open, under a name for later sentences.
# e.g. the parameter run-cost-limit gives an amount called limit
[condition][]the parameter {id:[a-z][a-z0-9.-]*} gives an amount called {name:[a-z][A-Za-z0-9]*}=Parameter( name == "{id}", ${name} : amount )

# == Evidence ==

# Evidence of a kind that is fresh enough; the answer shows it as "evidence".
# e.g. the product has TELEMETRY evidence observed within 14 days
[condition][]the product has {kind:[A-Z][A-Z0-9_]*} evidence observed within {days:\d+} days=$evidence : Evidence( productId == $product, kind == "{kind}", observedWithin( Duration.ofDays( {days} ), $asOf ) )

# Evidence of a kind that is not older than a number of days that an earlier sentence named; the answer shows it as "evidence".
# e.g. the product has TELEMETRY evidence observed within the age named longest
[condition][]the product has {kind:[A-Z][A-Z0-9_]*} evidence observed within the age named {age:[a-z][A-Za-z0-9]*}=$evidence : Evidence( productId == $product, kind == "{kind}", observedWithin( Duration.ofDays( ${age} ), $asOf ) )

# Evidence of a kind, under a name for later sentences and the answer; say below how fresh it must be.
# e.g. the product has RUNBOOK evidence called runbook
[condition][]the product has {kind:[A-Z][A-Z0-9_]*} evidence called {name:[a-z][A-Za-z0-9]*}=${name} : Evidence( productId == $product, kind == "{kind}" )

# The evidence is not older than that.
# e.g. - observed within 14 days
[condition][]- observed within {days:\d+} days=observedWithin( Duration.ofDays( {days} ), $asOf )

# The evidence is not older than a number of days that an earlier sentence named, such as a parameter.
# e.g. - observed within the age named longest
[condition][]- observed within the age named {age:[a-z][A-Za-z0-9]*}=observedWithin( Duration.ofDays( ${age} ), $asOf )

# The evidence was observed in that environment.
# e.g. - observed in PRODUCTION
[condition][]- observed in {environment:[A-Z][A-Z0-9_]*}=environment == Environment.{environment}

# The evidence is about a fact that an earlier sentence named.
# e.g. - about segment
[condition][]- about {fact:[a-z][A-Za-z0-9]*}=subject == ${fact}.id.value

# The evidence is about something that has no fact of its own.
# e.g. - on the subject "support"
[condition][]- on the subject {subject:"[^"]*"}=subject == {subject}

# The evidence carries exactly that number.
# e.g. - with the value 0
[condition][]- with the value {number:[0-9.]+}=value == {number}

# The evidence carries exactly a number that an earlier sentence named, such as a parameter.
# e.g. - with the value named most
[condition][]- with the value named {number:[a-z][A-Za-z0-9]*}=value == ${number}

# The evidence carries a higher number.
# e.g. - with a value above 0
[condition][]- with a value above {number:[0-9.]+}=value > {number}

# The evidence carries a number higher than one that an earlier sentence named.
# e.g. - with a value above the one named least
[condition][]- with a value above the one named {number:[a-z][A-Za-z0-9]*}=value > ${number}

# The evidence carries that number or a higher one.
# e.g. - with a value of at least 99.5
[condition][]- with a value of at least {number:[0-9.]+}=value >= {number}

# The evidence carries a number that an earlier sentence named, or a higher one.
# e.g. - with a value of at least the one named least
[condition][]- with a value of at least the one named {number:[a-z][A-Za-z0-9]*}=value >= ${number}

# The evidence carries that number or a lower one.
# e.g. - with a value of at most 5
[condition][]- with a value of at most {number:[0-9.]+}=value <= {number}

# The evidence carries a number that an earlier sentence named, or a lower one.
# e.g. - with a value of at most the one named most
[condition][]- with a value of at most the one named {number:[a-z][A-Za-z0-9]*}=value <= ${number}

# The evidence says which version of its subject it describes.
# e.g. - with a version
[condition][]- with a version=subjectVersion != null

# The evidence describes the version that is released; an earlier sentence says "the product has a released version".
# e.g. - for the released version
[condition][]- for the released version=subjectVersion == $released.releasedVersion

# From the named evidence on, nothing of the kind says another number, or none.
# e.g. no CUSTOMER_MIGRATION evidence since migration lacks the value 0
[condition][]no {kind:[A-Z][A-Z0-9_]*} evidence since {name:[a-z][A-Za-z0-9]*} lacks the value {number:[0-9.]+}=not Evidence( productId == $product, kind == "{kind}", observedAt >= ${name}.observedAt, ( value == null || value != {number} ) )

# From the named evidence on, nothing of the kind says a lower number, or none.
# e.g. no CUSTOMER_MIGRATION evidence since migration lacks a value of at least 99.5
[condition][]no {kind:[A-Z][A-Z0-9_]*} evidence since {name:[a-z][A-Za-z0-9]*} lacks a value of at least {number:[0-9.]+}=not Evidence( productId == $product, kind == "{kind}", observedAt >= ${name}.observedAt, ( value == null || value < {number} ) )

# From the named evidence on, nothing of the kind says a number lower than one that an earlier sentence named, or none.
# e.g. no CUSTOMER_MIGRATION evidence since migration lacks a value of at least the one named least
[condition][]no {kind:[A-Z][A-Z0-9_]*} evidence since {name:[a-z][A-Za-z0-9]*} lacks a value of at least the one named {number:[a-z][A-Za-z0-9]*}=not Evidence( productId == $product, kind == "{kind}", observedAt >= ${name}.observedAt, ( value == null || value < ${number} ) )

# == Approvals and roles ==

# Somebody who did not write the named evidence has approved it; the sentences below it know it as "approval".
# e.g. somebody other than its author approved runbook
[condition][]somebody other than its author approved {evidence:[a-z][A-Za-z0-9]*}=$approval : Approval( productId == $product, evidenceId == ${evidence}.id, approver != ${evidence}.author )

# Whoever approved was in the role then and still is.
# e.g. the approver had the role operations then and has it now called operations
[condition][]the approver had the role {role:[a-z][a-z0-9-]*} then and has it now called {name:[a-z][A-Za-z0-9]*}=${name} : RoleHolding( personId == $approval.approver, roleId == "{role}", heldAt( $approval.approvedAt ), heldAt( $asOf ) )

# Whoever decided the named assessment of options was in one of two roles then and still is.
# e.g. whoever decided assessment had the role product-lead or product-manager then and has it now
[condition][]whoever decided {assessment:[a-z][A-Za-z0-9]*} had the role {role:[a-z][a-z0-9-]*} or {other:[a-z][a-z0-9-]*} then and has it now=$decider : RoleHolding( personId == ${assessment}.decidedBy, roleId in ( "{role}", "{other}" ), heldAt( ${assessment}.assessedAt ), heldAt( $asOf ) )

# == Discovery ==

# The problem that the product solves has been stated.
# e.g. the product has a problem statement called problem
[condition][]the product has a problem statement called {name:[a-z][A-Za-z0-9]*}=${name} : ProblemStatement( productId == $product )

# The problem statement says who has the problem.
# e.g. - that names affected users
[condition][]- that names affected users=affectedUsers.size() > 0

# The users of the product have been named.
# e.g. the product has a user segment called segment
[condition][]the product has a user segment called {name:[a-z][A-Za-z0-9]*}=${name} : UserSegment( productId == $product )

# The product is linked to an outcome of the portfolio with baseline, target and due day.
# e.g. the product serves a measurable outcome
[condition][]the product serves a measurable outcome=$linked : Product( id == $product, outcomeIds.size() > 0 ) $outcome : Outcome( id memberOf $linked.outcomeIds, quantified )

# Build, buy and partner have been compared.
# e.g. the product has an assessment of options called assessment
[condition][]the product has an assessment of options called {name:[a-z][A-Za-z0-9]*}=${name} : OptionAssessment( productId == $product )

# The assessment compares at least so many options.
# e.g. - that compares at least 2 options
[condition][]- that compares at least {number:\d+} options=options.size() >= {number}

# The assessment compares at least as many options as a count that an earlier sentence named.
# e.g. - that compares at least as many options as the count named fewest
[condition][]- that compares at least as many options as the count named {count:[a-z][A-Za-z0-9]*}=options.size() >= ${count}

# The assessment says by which criteria.
# e.g. - with written criteria
[condition][]- with written criteria=criteria.size() > 0

# The assessment says what was chosen.
# e.g. - with a choice
[condition][]- with a choice=chosen != null

# The assessment says who chose.
# e.g. - with somebody who decided
[condition][]- with somebody who decided=decidedBy != null

# == Assumptions and experiments ==

# An experiment about a critical assumption ended so.
# e.g. an experiment says that a critical assumption is VALIDATED
[condition][]an experiment says that a critical assumption is {result:[A-Z][A-Z0-9_]*}=$assumption : Assumption( productId == $product, critical ) $experiment : Experiment( productId == $product, assumptionId == $assumption.id, result == ExperimentResult.{result} )

# No experiment about a critical assumption ended so; ask as well that there was one.
# e.g. no experiment says that a critical assumption is REFUTED
[condition][]no experiment says that a critical assumption is {result:[A-Z][A-Z0-9_]*}=not ( $rejected : Assumption( productId == $product, critical ) and Experiment( productId == $product, assumptionId == $rejected.id, result == ExperimentResult.{result} ) )

# An experiment is planned.
# e.g. the product has an experiment plan called plan
[condition][]the product has an experiment plan called {name:[a-z][A-Za-z0-9]*}=${name} : ExperimentPlan( productId == $product )

# The plan names metrics that must not get worse.
# e.g. - with guardrail metrics
[condition][]- with guardrail metrics=guardrails.size() > 0

# The plan says when to stop.
# e.g. - with a stop rule
[condition][]- with a stop rule=stopRule != null

# The plan says for which outcome it is.
# e.g. - for an outcome
[condition][]- for an outcome=outcomeId != null

# The metric of the named plan is defined in the catalogue.
# e.g. the metric of plan is in the catalogue
[condition][]the metric of {plan:[a-z][A-Za-z0-9]*} is in the catalogue=$metric : MetricDefinition( id.value == ${plan}.metric )

# The guardrail metrics of the named plan are defined in the catalogue.
# e.g. all guardrail metrics of plan are in the catalogue
[condition][]all guardrail metrics of {plan:[a-z][A-Za-z0-9]*} are in the catalogue=accumulate( $guardrail : MetricDefinition( id.value memberOf ${plan}.guardrails ); $known : count( $guardrail ); $known == ${plan}.guardrails.size() )

# The product is linked to the outcome of the named plan.
# e.g. the product serves the outcome of plan
[condition][]the product serves the outcome of {plan:[a-z][A-Za-z0-9]*}=$serving : Product( id == $product, outcomeIds contains ${plan}.outcomeId )

# == Telemetry and versions ==

# The catalogue lists at least one event of the product.
# e.g. the product has an event schema called event
[condition][]the product has an event schema called {name:[a-z][A-Za-z0-9]*}=${name} : EventSchema( productId == $product )

# For every event of the product there is evidence of the kind; ask as well that there is an event.
# e.g. every event schema has TELEMETRY evidence observed within 14 days
[condition][]every event schema has {kind:[A-Z][A-Z0-9_]*} evidence observed within {days:\d+} days=forall( $each : EventSchema( productId == $product ) Evidence( productId == $product, kind == "{kind}", subject == $each.id.value, observedWithin( Duration.ofDays( {days} ), $asOf ) ) )

# For every event of the product there is evidence of the kind that is not older than a number of days that an earlier sentence named; ask as well that there is an event.
# e.g. every event schema has TELEMETRY evidence observed within the age named longest
[condition][]every event schema has {kind:[A-Z][A-Z0-9_]*} evidence observed within the age named {age:[a-z][A-Za-z0-9]*}=forall( $each : EventSchema( productId == $product ) Evidence( productId == $product, kind == "{kind}", subject == $each.id.value, observedWithin( Duration.ofDays( ${age} ), $asOf ) ) )

# The product says which version customers get.
# e.g. the product has a released version
[condition][]the product has a released version=$released : Product( id == $product, releasedVersion != null )

# == Data, controls and risks ==

# Somebody has looked at the list of collected fields.
# e.g. the data inventory was reviewed within 90 days
[condition][]the data inventory was reviewed within {days:\d+} days=$inventory : DataInventory( productId == $product, reviewedWithin( Duration.ofDays( {days} ), $asOf ) )

# Somebody has looked at the list of collected fields, not longer ago than a number of days that an earlier sentence named.
# e.g. the data inventory was reviewed within the age named longest
[condition][]the data inventory was reviewed within the age named {age:[a-z][A-Za-z0-9]*}=$inventory : DataInventory( productId == $product, reviewedWithin( Duration.ofDays( ${age} ), $asOf ) )

# No field is collected without purpose or kept too long; ask as well that the inventory was reviewed.
# e.g. every data field has a purpose and a retention within its limit
[condition][]every data field has a purpose and a retention within its limit=forall( $field : DataField( productId == $product ) DataField( this == $field, purpose != null, retentionDays <= retentionLimitDays ) )

# A control of a kind is in the design or the backlog.
# e.g. the product has a SECURITY control called security
[condition][]the product has a {kind:[A-Z][A-Z0-9_]*} control called {name:[a-z][A-Za-z0-9]*}=${name} : Control( productId == $product, kind == ControlKind.{kind} )

# A control of any kind is in the design or the backlog.
# e.g. the product has a control called planned
[condition][]the product has a control called {name:[a-z][A-Za-z0-9]*}=${name} : Control( productId == $product )

# The control was planned when the product was at that stage.
# e.g. - planned in DISCOVERY
[condition][]- planned in {stage:[A-Z][A-Z0-9_]*}=plannedIn == Stage.{stage}

# Every control was planned from the beginning on; ask as well that there is a control.
# e.g. no control was bolted on
[condition][]no control was bolted on=not Control( productId == $product, boltedOn )

# Somebody has looked at the risk register.
# e.g. the risk register was reviewed within 30 days
[condition][]the risk register was reviewed within {days:\d+} days=$register : RiskRegister( productId == $product, reviewedWithin( Duration.ofDays( {days} ), $asOf ) )

# Somebody has looked at the risk register, not longer ago than a number of days that an earlier sentence named.
# e.g. the risk register was reviewed within the age named longest
[condition][]the risk register was reviewed within the age named {age:[a-z][A-Za-z0-9]*}=$register : RiskRegister( productId == $product, reviewedWithin( Duration.ofDays( ${age} ), $asOf ) )

# No open risk is without owner or has an overdue step; ask as well that the register was reviewed.
# e.g. every open risk has an owner and is on track
[condition][]every open risk has an owner and is on track=forall( $risk : ProductRisk( productId == $product, open ) ProductRisk( this == $risk, owner != null, onTrackAt( $asOf ) ) )

# For every open risk from that severity on there is evidence of the kind, from where conditions are those of production.
# e.g. every open risk from HIGH on has production-like CONTROL_TEST evidence observed within 180 days
[condition][]every open risk from {severity:[A-Z][A-Z0-9_]*} on has production-like {kind:[A-Z][A-Z0-9_]*} evidence observed within {days:\d+} days=forall( $risk : ProductRisk( productId == $product, open, severity >= Severity.{severity} ) Evidence( productId == $product, kind == "{kind}", subject == $risk.id.value, environment in ( Environment.PRODUCTION_LIKE, Environment.PRODUCTION ), observedWithin( Duration.ofDays( {days} ), $asOf ) ) )

# For every open risk from that severity on there is such evidence, not older than a number of days that an earlier sentence named.
# e.g. every open risk from HIGH on has production-like CONTROL_TEST evidence observed within the age named longest
[condition][]every open risk from {severity:[A-Z][A-Z0-9_]*} on has production-like {kind:[A-Z][A-Z0-9_]*} evidence observed within the age named {age:[a-z][A-Za-z0-9]*}=forall( $risk : ProductRisk( productId == $product, open, severity >= Severity.{severity} ) Evidence( productId == $product, kind == "{kind}", subject == $risk.id.value, environment in ( Environment.PRODUCTION_LIKE, Environment.PRODUCTION ), observedWithin( Duration.ofDays( ${age} ), $asOf ) ) )

# == Reliability ==

# The product has an objective.
# e.g. the product has a service level objective called slo
[condition][]the product has a service level objective called {name:[a-z][A-Za-z0-9]*}=${name} : Slo( productId == $product )

# What customers are promised is no more than what the team aims at.
# e.g. every agreement promises no more than its objective
[condition][]every agreement promises no more than its objective=forall( $promised : Sla( productId == $product ) Slo( productId == $product, id == $promised.sloId, target >= $promised.target ) )

# The events of each objective are counted; ask as well that there is an objective.
# e.g. every objective is observed
[condition][]every objective is observed=forall( $objective : Slo( productId == $product ) ErrorBudget( productId == $product, sloId == $objective.id ) )

# No error budget is spent; ask as well that there is an objective.
# e.g. every objective has error budget left
[condition][]every objective has error budget left=forall( $objective : Slo( productId == $product ) ErrorBudget( productId == $product, sloId == $objective.id, remaining > 0 ) )

# == Flow and cost ==

# Not more than so many flow items are in progress.
# e.g. at most 20 flow items are in progress
[condition][]at most {number:\d+} flow items are in progress=$load : FlowLoad( productId == $product, inProgress <= {number} )

# Not more flow items are in progress than a count that an earlier sentence named.
# e.g. at most as many flow items are in progress as the count named most
[condition][]at most as many flow items are in progress as the count named {count:[a-z][A-Za-z0-9]*}=$load : FlowLoad( productId == $product, inProgress <= ${count} )

# The share of one type of flow items among those completed lies within limits.
# e.g. between 10 and 50 percent of the completed flow items are DEBT
[condition][]between {least:\d+} and {most:\d+} percent of the completed flow items are {type:[A-Z][A-Z0-9_]*}=$distribution : FlowDistribution( productId == $product, shareWithin( FlowItemType.{type}, {least}, {most} ) )

# Of the flow time at least that share is active work.
# e.g. flow efficiency is at least 25 percent
[condition][]flow efficiency is at least {percent:\d+} percent=$efficiency : FlowEfficiency( productId == $product, atLeast( {percent} ) )

# The run cost of the product is exactly that.
# e.g. the run cost is 0 called stopped
[condition][]the run cost is {amount:[0-9.]+} called {name:[a-z][A-Za-z0-9]*}=${name} : RunCost( productId == $product, amount == {amount} )

# The run cost of the product is not higher than an amount that an earlier sentence named.
# e.g. the run cost is at most the amount named limit called low
[condition][]the run cost is at most the amount named {amount:[a-z][A-Za-z0-9]*} called {name:[a-z][A-Za-z0-9]*}=${name} : RunCost( productId == $product, amount <= ${amount} )

# The run cost of the product is not higher than that.
# e.g. the run cost is at most 1000 called low
[condition][]the run cost is at most {amount:[0-9.]+} called {name:[a-z][A-Za-z0-9]*}=${name} : RunCost( productId == $product, amount <= {amount} )

# Since the window of the named run cost began, nothing is charged and nothing used.
# e.g. nothing is charged since the window of stopped
[condition][]nothing is charged since the window of {cost:[a-z][A-Za-z0-9]*}=not Cost( productId == $product, to > ${cost}.from, ( billed > 0 || effective > 0 ) )
