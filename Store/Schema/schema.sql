-- One release: every table a reader of HealthNeeds needs, in one immutable DuckDB file.
-- Levels, periods, sexes and reasons travel as the ids that Core defines.

-- A release's id is its file name, which holds the hash of this content: it cannot stand in here.
create table release (
    created         timestamp not null,
    run_id          varchar not null,
    schema_version  integer not null,
    product_version varchar not null,
    region          varchar not null,
    seed            integer not null,
    input_hash      varchar not null,
    -- What ranks are made by, apart from figures and areas: "version 1; seed 20260101; draws 1000; …".
    method          varchar not null,
    -- The version of the content, why it went on from the release before, and which release that was; null for the first of a line.
    data_version     varchar not null,
    reasons          varchar[] not null,
    previous_id      varchar,
    previous_sha256  varchar,
    previous_version varchar,
    -- Why the causes in rank_move are not known; null where they are.
    causes_unknown       varchar,
    check ((previous_id is null) = (previous_sha256 is null) and (previous_id is null) = (previous_version is null))
);

create table source (
    id              varchar primary key,
    publisher       varchar not null,
    title           varchar not null,
    address         varchar not null,
    licence         varchar not null,
    licence_address varchar not null,
    attribution     varchar not null,
    period          varchar not null,
    cadence         varchar not null,
    rows_in         bigint not null check (rows_in >= 0),
    rows_kept       bigint not null check (rows_kept >= 0),
    rows_rejected   bigint not null check (rows_rejected >= 0),
    sha256          varchar not null,
    supply          varchar not null check (supply in ('bundled-and-live', 'live-only', 'bundled-only')),
    check (rows_in = rows_kept + rows_rejected)
);

create table area (
    code        varchar primary key,
    level       varchar not null check (level in ('lsoa21', 'msoa21', 'ltla24', 'icb', 'england')),
    name        varchar not null,
    place_name  varchar,
    msoa21      varchar,
    ltla24      varchar,
    ltla24_name varchar,
    icb         varchar,
    -- Its ICB in April 2024, whose code older figures carry: an area of the release only where it is an ICB today.
    icb24       varchar,
    population  integer check (population >= 0),
    rural_urban varchar,
    latitude    double,
    longitude   double
);

-- LSOAs that an ICB of an earlier look-up and one of today have in common, worked out from the look-ups; one that stayed as it was has one
-- row, with itself. vintage is the year of the look-up that has the former code, former_lsoas how many LSOAs that ICB had.
create table icb_history (
    vintage      varchar not null,
    former       varchar not null,
    former_name  varchar not null,
    now          varchar not null,
    now_name     varchar not null,
    lsoas        integer not null check (lsoas > 0),
    former_lsoas integer not null,
    check (lsoas <= former_lsoas),
    primary key (vintage, former, now)
);

-- Areas under other codes that an area of this release is, or is made of: recoded, split, merged or redrawn. What is known of a release
-- that has those codes is compared with this one through it.
create table predecessor (
    code   varchar not null,
    before varchar not null,
    primary key (code, before)
);

create table indicator (
    id           varchar primary key,
    name         varchar not null,
    definition   varchar not null,
    unit         varchar not null,
    decimals     integer not null check (decimals between 0 and 6),
    polarity     varchar not null check (polarity in ('none', 'higher-is-worse', 'higher-is-better')),
    source       varchar not null,
    cadence      varchar not null,
    native_level varchar not null,
    modelled     boolean not null,
    caveat       varchar,
    domain       varchar not null,
    minimum      double,
    maximum      double,
    licence      varchar  -- where its terms are not those of its source
);

create table indicator_use (
    indicator varchar not null references indicator (id),
    focus     varchar not null,
    role      varchar not null check (role in ('burden', 'gap', 'determinant', 'context')),
    -- What it does in the ranking, as the analysis has it.
    ranks     varchar not null check (ranks in ('shown', 'label', 'feature', 'gap', 'check')),
    primary key (indicator, focus, role)
);

-- Keys of this and the other large tables are verified by query before a release is published:
-- an index over millions of rows would cost more than it protects in a file nobody can write to.
create table observation (
    indicator   varchar not null,
    area        varchar not null,
    period      varchar not null,
    period_end  date not null,
    sex         varchar not null check (sex in ('persons', 'female', 'male')),
    value       double,
    lower       double,
    upper       double,
    count       double,
    denominator double,
    missing     varchar check (missing in ('suppressed', 'not-collected', 'not-applicable', 'not-in-source', 'failed')),
    -- How the figure reached this area: 'native', 'look-up', 'population-weighted' or 'registrations'.
    route       varchar not null,
    -- What the publisher says beside the figure, and where it says the figure has been going; null where it says nothing.
    note        varchar,
    trend       varchar check (trend in ('not-calculated', 'no-change', 'increasing', 'increasing-better', 'increasing-worse', 'decreasing', 'decreasing-better', 'decreasing-worse')),
    check ((value is null) <> (missing is null)),
    check (lower is null or lower <= value),
    check (upper is null or upper >= value)
);

-- Figures of a part of the people, as published: of one sex or age, a deprivation decile, an ethnic group. For England and its authorities.
-- age is empty where the publisher gives none, category_type and category where only age or sex tell the people apart.
create table breakdown (
    indicator     varchar not null,
    area          varchar not null,
    period        varchar not null,
    sex           varchar not null check (sex in ('persons', 'female', 'male')),
    age           varchar not null,
    category_type varchar not null,
    category      varchar not null,
    value         double,
    lower         double,
    upper         double,
    count         double,
    denominator   double,
    missing       varchar check (missing in ('suppressed', 'not-collected', 'not-applicable', 'not-in-source', 'failed')),
    note          varchar,
    check ((value is null) <> (missing is null)),
    check (lower is null or lower <= value),
    check (upper is null or upper >= value)
);

-- What observation holds, series by series. The fingerprint is the same where no number differs by more than one part in a
-- thousand million, and no note, reason or trend does: two releases are compared by it first, and figure by figure only where it differs.
-- One that was made by a version that took in values alone differs from every newer one, which costs time and changes no answer.
create table series (
    indicator   varchar not null,
    period      varchar not null,
    sex         varchar not null,
    level       varchar not null,
    areas       bigint not null,
    known       bigint not null,
    fingerprint ubigint not null,
    primary key (indicator, period, sex, level)
);

-- The spread of an indicator over the areas of one level within England, an ICB or a local authority.
create table indicator_spread (
    indicator varchar not null,
    period    varchar not null,
    sex       varchar not null,
    level     varchar not null,
    within    varchar not null,
    areas     integer not null,
    minimum   double not null,
    p10       double not null,
    p25       double not null,
    median    double not null,
    p75       double not null,
    p90       double not null,
    maximum   double not null,
    mean      double not null
);

create table focus_area (
    id         varchar primary key,
    name       varchar not null,
    short_name varchar not null,
    question   varchar not null,
    weight     double not null check (weight >= 0),
    position   integer not null
);

create table ranking (
    focus             varchar not null,
    level             varchar not null check (level in ('lsoa21', 'msoa21', 'ltla24')),
    area              varchar not null,
    score             double not null,
    burden            double not null,
    gap               double,
    burden_percentile double not null check (burden_percentile between 0 and 1),
    gap_percentile    double check (gap_percentile between 0 and 1),
    worst_tenth       double not null check (worst_tenth between 0 and 1),
    tier              varchar not null check (tier in ('very-likely', 'likely', 'possibly', 'unlikely')),
    -- The chance of being in the worst tenth of its ICB at this level, and among the ten areas of it with the most unmet need; null where not known.
    worst_tenth_icb   double check (worst_tenth_icb between 0 and 1),
    first_ten_icb     double check (first_ten_icb between 0 and 1)
);

-- Where an area stands among those of its level within England, its ICB, its local authority or its MSOA.
create table ranking_within (
    focus  varchar not null,
    level  varchar not null,
    area   varchar not null,
    within varchar not null,
    median integer not null,
    lower  integer not null check (lower >= 1),
    upper  integer not null,
    areas  integer not null,
    check (lower <= median and median <= upper and upper <= areas)
);

-- The same by burden or gap alone. A focus area has no rows of a kind, or none at a level, where areas cannot be ranked by it.
create table ranking_kind (
    focus  varchar not null,
    kind   varchar not null check (kind in ('burden', 'gap')),
    level  varchar not null,
    area   varchar not null,
    within varchar not null,
    median integer not null,
    lower  integer not null check (lower >= 1),
    upper  integer not null,
    areas  integer not null,
    -- The chance of being in the worst tenth of the areas within.
    worst_tenth double not null check (worst_tenth between 0 and 1),
    check (lower <= median and median <= upper and upper <= areas)
);

-- Conditions whose people are counted. care_known is false where no figure of care is held: unmet is then null.
create table condition (
    id         varchar primary key,
    focus      varchar not null,
    title      varchar not null,
    counted_of varchar not null,
    care_known boolean not null,
    note       varchar not null,
    position   integer not null
);

-- People of a condition who are not cared for; limits bound 90%. Where there are too few to show, every number is null and suppressed is true.
create table condition_need (
    condition          varchar not null,
    level              varchar not null,
    area               varchar not null,
    have               double check (have >= 5),
    have_lower         double,
    have_upper         double,
    unmet              double check (unmet >= 5),
    unmet_lower        double,
    unmet_upper        double,
    per_thousand       double,
    per_thousand_lower double,
    per_thousand_upper double,
    expected           double,
    expected_lower     double,
    expected_upper     double,
    suppressed         boolean not null,
    check (not suppressed or (unmet is null and per_thousand is null))
);

-- Where ranks stand now and stood in the release before. Ranks whose median is the same are left out; an area that one of the
-- releases does not rank there has nulls on its side. The four causes sum to the move, whether or not it is beyond noise, so that they
-- can be added up over several releases; a reader shows a move within noise as noise. They are null where causes are not known.
create table rank_move (
    focus        varchar not null,
    level        varchar not null,
    area         varchar not null,
    within       varchar not null,
    from_median  integer,
    from_lower   integer,
    from_upper   integer,
    from_areas   integer,
    to_median    integer,
    to_lower     integer,
    to_upper     integer,
    to_areas     integer,
    move         integer,
    new_data     integer,
    revision     integer,
    method       integer,
    boundary     integer,
    beyond_noise boolean not null,
    check (from_median is not null or to_median is not null),
    check (move is not distinct from to_median - from_median),
    check (new_data is null or new_data + revision + method + boundary = move)
);

-- What the rankings were drawn from, so that they can be drawn again under other weights: one row, or none where it is not held.
create table ranking_basis (
    seed  integer not null,
    draws integer not null check (draws > 0)
);

-- A figure or estimate that need is counted by, as the logarithm of its ratio to a typical area. Every list has an entry for each LSOA, in
-- the order of their codes; a log ratio is NaN where there is nothing to go by. Errors are standard deviations of the logarithm: the LSOA's
-- own, its MSOA's, its authority's. Each is mixed of independent errors of the parts in error_of, by position; one more than the last is
-- the error that estimated parts have in common.
create table ranking_part (
    position        integer primary key,
    id              varchar not null unique,
    title           varchar not null,
    log_ratio       double[] not null,
    own_error       float[] not null,
    msoa_error      float[] not null,
    authority_error float[] not null,
    error_of        integer[] not null,
    error_own       float[] not null,
    error_msoa      float[] not null,
    error_authority float[] not null
);

-- How many of an LSOA's residents a condition concerns, as the logarithm of the ratio to England's mean.
create table ranking_residents (
    id        varchar primary key,
    log_ratio double[] not null
);

-- A condition of a measure, in order: the product of its parts and of the residents concerned, over England's mean, by its share.
-- Shares of a measure sum to 1. "all-causes" is the measure of ill health that the overall burden is.
create table ranking_term (
    focus     varchar not null,
    kind      varchar not null check (kind in ('unmet', 'burden', 'gap')),
    measure   integer not null,
    position  integer not null,
    id        varchar not null,
    title     varchar not null,
    share     double not null check (share > 0),
    england   double not null check (england > 0),
    parts     varchar[] not null,
    residents varchar,
    primary key (focus, kind, id)
);

-- The measures that make the overall ranking of a kind, in order; the weights of a kind sum to 1.
create table ranking_weight (
    kind     varchar not null check (kind in ('unmet', 'burden', 'gap')),
    position integer not null,
    focus    varchar not null,
    weight   double not null check (weight > 0),
    primary key (kind, focus)
);

create table contribution (
    focus  varchar not null,
    level  varchar not null,
    area   varchar not null,
    side   varchar not null check (side in ('burden', 'gap')),
    domain varchar not null,
    value  double not null
);

create table model (
    id       varchar primary key,
    title    varchar not null,
    label    varchar not null,
    engine   varchar not null,
    shipped  varchar not null,
    areas    integer not null,
    folds    integer not null,
    rounds   integer not null,
    seed     integer not null,
    features varchar[] not null,
    notes    varchar[] not null,
    workings varchar[] not null
);

create table model_metric (
    model     varchar not null references model (id),
    scheme    varchar not null,
    candidate varchar not null,
    metric    varchar not null,
    extent    varchar not null,
    value     double not null,
    lower     double,
    upper     double,
    primary key (model, scheme, candidate, metric, extent)
);

create table model_gate (
    model  varchar not null references model (id),
    gate   varchar not null,
    passed boolean not null,
    detail varchar not null,
    primary key (model, gate)
);

-- What the ranks depend on: Sobol indices of each assumption, over England and over the region, with the middle 90% of a bootstrap.
create table sensitivity (
    focus       varchar not null,
    extent      varchar not null,
    factor      varchar not null,
    first_order double not null,
    first_lower double not null,
    first_upper double not null,
    total       double not null,
    total_lower double not null,
    total_upper double not null,
    primary key (focus, extent, factor)
);

-- Assets, links and needs are small and nested: each row carries its record as JSON, as a region's assets.json does.
create table asset (id varchar primary key, body varchar not null);
create table asset_link (position integer primary key, body varchar not null);
create table need (id varchar primary key, body varchar not null);
create table asset_context (body varchar not null);

-- The neighbourhoods that need an asset most, whom it complements, where an outreach of it would reach most; as JSON.
create table asset_outlook (asset varchar primary key, body varchar not null);

create table match (
    area       varchar not null,
    focus      varchar not null,
    need       varchar not null,
    asset      varchar not null,
    score      double not null check (score between 0 and 1),
    kilometres double check (kilometres >= 0),
    reasons    varchar[] not null
);

-- Of a neighbourhood's hospital patients, the share that each NHS acute trust admitted. Without rows where OHID's catchments never came live.
-- Fewer than 8 patients are not published: neither their number nor their share is here.
create table trust_catchment (
    msoa       varchar not null,
    trust      varchar not null,
    trust_name varchar not null,
    admission  varchar not null check (admission in ('all', 'elective', 'emergency')),
    period     varchar not null,
    patients   integer check (patients >= 0),
    share      double check (share between 0 and 1),
    source     varchar not null,
    check ((patients is null) = (share is null))
);

-- Postcodes of England and the LSOA of 2021 that each lies in, those that are no longer in use with the month from which they are not ('1996-06').
-- Without rows where the ONS Postcode Directory never came live. edition is its year and month.
create table postcode (
    postcode   varchar not null,
    lsoa21     varchar not null,
    terminated varchar check (regexp_full_match(terminated, '[0-9]{4}-[0-9]{2}')),
    edition    varchar not null check (regexp_full_match(edition, '[0-9]{4}-[0-9]{2}')),
    source     varchar not null
);

-- Where the patients of a GP practice live: the share of its list in an LSOA, of those with one in a hundred and more. Patients of an LSOA of
-- 2011 that was split are shared equally among its pieces. Releases of this version that were made before the table was have none: who reads it asks first.
create table practice_catchment (
    practice varchar not null,
    lsoa     varchar not null,
    share    double not null check (share >= 0.01 and share <= 1),
    list     double not null check (list > 0)
);

-- The ward that each LSOA lies in, by ONS's best fit; edition is the year of the wards. Wards keep to local authorities, and many have the name of
-- another authority's. Releases of this version that were made before the table was have none: who reads it asks first. So of the next.
create table ward (
    lsoa21  varchar not null,
    ward    varchar not null,
    name    varchar not null,
    edition varchar not null,
    source  varchar not null
);

-- The primary care network that a GP practice belonged to on the day that edition names. Practices that were in none have no row.
create table practice_network (
    practice varchar not null,
    network  varchar not null,
    name     varchar not null,
    edition  varchar not null,
    source   varchar not null
);

-- What public registers of research say. No column is about a person. Without rows where no register was ever reached.
create table research_category (
    id          varchar primary key,
    name        varchar not null,
    needs       varchar[] not null,
    focus_areas varchar[] not null,
    position    integer not null
);

-- place says how the place is known; where it is 'unknown', no area is given; 'catalogue' counts in no comparison of ICBs.
create table research_organisation (
    id        varchar primary key,
    name      varchar not null,
    names     varchar[] not null,
    postcode  varchar,
    latitude  double,
    longitude double,
    lsoa      varchar,
    icb       varchar,
    place     varchar not null check (place in ('register', 'postcode', 'catalogue', 'unknown')),
    check ((place = 'unknown') = (lsoa is null))
);

-- Awards that are under way, and projects that an infrastructure supports. seen is the day on which the register last gave it.
create table research_award (
    register     varchar not null,
    kind         varchar not null check (kind in ('award', 'supported-project')),
    id           varchar not null,
    title        varchar not null,
    funder       varchar,
    programme    varchar,
    status       varchar not null,
    organisation varchar,
    pounds       double check (pounds > 0),
    start_date   date,
    end_date     date,
    link         varchar not null,
    -- Whether the register gives the shares of its categories; where not, they are equal.
    apportioned  boolean not null,
    seen         date not null,
    primary key (register, kind, id)
);

-- The share of an award that each health category has, as printed; category is null where it is none of the known ones.
create table research_award_category (
    register varchar not null,
    kind     varchar not null,
    award    varchar not null,
    category varchar,
    printed  varchar not null,
    share    double not null check (share > 0 and share <= 1.0000001),
    primary key (register, kind, award, printed)
);

create table no_match (
    area   varchar not null,
    focus  varchar not null,
    need   varchar not null,
    reason varchar not null
);
