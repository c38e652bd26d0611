### What is known of an order that is not decided.

undecided-counts = A plan was found that meets { $met ->
    [one] { $met } order
   *[other] { $met } orders
 }; it is proved that no more than { $bound } can be met. Whether this one can too is not known yet.
undecided-counts-reached = A plan was found that meets { $met ->
    [one] { $met } order
   *[other] { $met } orders
 } of the same priority as this one. No more can be met with as many of the more important orders; whether more of those can be met is not proved.
undecided-same-priority = Only orders of the same priority are counted.
undecided-profit = The plan found earns { $profit }; it is proved that no more than { $bound } can be earned. Whether this order pays is not known yet.
undecided-profit-no-bound = The plan found earns { $profit }; how much could be earned at most is not proved. Whether this order pays is not known yet.
undecided-alone = A courier with nothing else to do would make it{ $minutes ->
    [0] {" "}with no time to spare
   *[other] {" "}with { $minutes } min to spare
 }.
undecided-time = The search took { $seconds } s of the { $limit } s it was given.
undecided-cut = Not all trips were looked at: all of up to { $longest ->
    [one] { $longest } order
   *[other] { $longest } orders
 }.
undecided-cut-touched = There may be trips with this order among those not looked at.
undecided-lower-target = What could decide it: ask for less punctuality than { $target }, for which the plan leaves orders out.
undecided-not-stopped = What could decide it: let the search run to its end.
undecided-more-time = What could decide it: give the search more time.
undecided-more-memory = What could decide it: give the search more memory, { $memory } MB now.
undecided-finer-grid = What could decide it: choose departures more finely, every { $step } s now.
