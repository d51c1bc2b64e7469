-- Figures of one publisher while they are brought into order. Everything that repeats is a number until the file is written.

create table figure (
    series      integer not null,
    area        integer not null,
    place       bigint not null,
    parent      integer not null,  -- the table it stands in
    again       boolean not null,
    value       double,
    lower       double,
    upper       double,
    count       double,
    denominator double,
    said        integer not null  -- what is said of it, in one number: see FigureRemarks
);

create table conflict (series integer not null, area integer not null);

create table area (id integer not null, code varchar not null);

-- Those of a breakdown have an age and a category, which may be empty; they are null for all others.
create table series (
    id            integer not null,
    rank          integer not null,
    indicator     varchar not null,
    period        varchar not null,
    sex           varchar not null,
    age           varchar,
    category_type varchar,
    category      varchar
);

create table reason (number integer not null, id varchar not null);

create table trend (number integer not null, id varchar not null);

create table note (number integer not null, text varchar not null);

-- What each number of figure.said stands for.
create table said (number integer not null, missing varchar, note varchar, trend varchar);

-- Figures of breakdowns, by the rank of their series.
create table part (
    rank        integer not null,
    area        integer not null,
    value       double,
    lower       double,
    upper       double,
    count       double,
    denominator double,
    said        integer not null
);
