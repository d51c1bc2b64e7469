-- What a release is worked out from: figures at the level their publisher gives them for, and how areas hang together.
-- Lives beside the release while it is written, and goes with it.

create table work.figure (
    source      varchar not null,
    line        bigint not null,
    indicator   varchar,
    area        varchar,
    period      varchar,
    sex         varchar,
    value       double,
    lower       double,
    upper       double,
    count       double,
    denominator double,
    missing     varchar,
    note        varchar,
    trend       varchar
);

-- Of one source, as published.
create table work.published_breakdown (
    source        varchar not null,
    indicator     varchar not null,
    area          varchar not null,
    period        varchar not null,
    sex           varchar not null,
    age           varchar not null,
    category_type varchar not null,
    category      varchar not null,
    value         double,
    lower         double,
    upper         double,
    count         double,
    denominator   double,
    missing       varchar,
    note          varchar
);

create table work.rejection (
    source   varchar not null,
    rule     varchar not null,
    line     bigint,
    key      varchar not null,
    reason   varchar not null,
    found    varchar not null,
    expected varchar not null
);

create table work.period (period varchar not null, canonical varchar not null, period_end date not null);

create table work.lsoa_change (lsoa11 varchar not null, lsoa21 varchar not null, change varchar not null);

create table work.msoa_change (msoa11 varchar not null, msoa21 varchar not null, population bigint not null);

create table work.ltla_change (ltla21 varchar not null, ltla24 varchar not null, population bigint not null);

-- Of one vintage: every row names an LSOA of 2011, or every row one of 2021.
create table work.registration (
    practice varchar not null,
    lsoa11   varchar,
    lsoa21   varchar,
    patients bigint not null,
    check ((lsoa11 is null) <> (lsoa21 is null))
);
