using HealthNeeds.Core.Research;
using HealthNeeds.Store.DuckDb;

namespace HealthNeeds.Store.Queries;

/// <summary>What public registers of research say: who works on what, where. Empty where no register was ever reached.</summary>
public sealed class ResearchQueries
{
    private readonly Database database;

    internal ResearchQueries(Database database) => this.database = database;

    /// <summary>The registers that were reached, and when what serves came.</summary>
    public IReadOnlyList<ResearchRegister> Registers(CancellationToken token = default) =>
        database.Query<ResearchRegister>(
            """
            select s.id, s.title, s.publisher, s.licence, s.attribution, max(a.seen) as seen, count(*)::integer as awards
            from research_award a join source s on s.id = a.register group by all order by s.id
            """,
            [],
            token);

    /// <summary>The health categories, with the needs and focus areas each is about.</summary>
    public IReadOnlyList<HealthCategory> Categories(CancellationToken token = default) =>
        database.Query<HealthCategory>("select id, name, needs, focus_areas from research_category order by position", [], token);

    /// <summary>True for organisations (o) in <c>$within</c>: an ICB, an authority, or several joined; everywhere where it is null.</summary>
    private const string IsWithin = "($within is null or contains($within::varchar, o.icb) or contains($within::varchar, (select l.ltla24 from area l where l.code = o.lsoa)))";

    /// <summary>Organisations that have an award under way, by name; in one ICB or authority, in several, or everywhere.</summary>
    public IReadOnlyList<ResearchOrganisation> Organisations(AreaCode? within = null, CancellationToken token = default) =>
        database.Query<OrganisationRow>(
            $"select o.id, o.name, o.names, o.postcode, o.latitude, o.longitude, o.lsoa, o.icb, o.place from research_organisation o where {IsWithin} order by o.name, o.id",
            [("within", within?.Value)],
            token).ConvertAll(r => r.ToOrganisation());

    /// <summary>Awards under way, those that end last first; of organisations in one ICB or authority, or several, and that bear on one need, or all.</summary>
    public IReadOnlyList<PlacedAward> Awards(AreaCode? within = null, string? need = null, CancellationToken token = default)
    {
        const string Sql = $$"""
            with parts as (
                select c.register, c.kind, c.award, list({'category': c.printed, 'share': c.share} order by c.printed) as parts, coalesce(sum(c.share) filter (where list_contains(k.needs, $need)), 0) as bearing
                from research_award_category c left join research_category k on k.id = c.category group by all)
            select a.register, a.id, a.kind, a.title, a.funder, a.programme, a.status, a.pounds, a.start_date, a.end_date, a.link, a.apportioned, a.seen, a.organisation,
                list_transform(coalesce(p.parts, []), x -> x.category) as categories, list_transform(coalesce(p.parts, []), x -> x.share) as shares
            from research_award a left join parts p on p.register = a.register and p.kind = a.kind and p.award = a.id left join research_organisation o on o.id = a.organisation
            where {{IsWithin}} and ($need is null or p.bearing > 0)
            order by a.end_date desc nulls last, a.register, a.kind, a.id
            """;
        var organisations = Organisations(within, token).ToDictionary(o => o.Id, StringComparer.Ordinal);
        return database.Query<AwardRow>(Sql, [("within", within?.Value), ("need", need)], token).ConvertAll(r => r.ToAward(r.Organisation is { } id ? organisations[id] : null));
    }

    /// <summary>Per ICB: residents, burden of a focus area per resident (England's average being 1), and awards and pounds that bear on it, by share. Organisations that only the region's own catalogue places are not in it.</summary>
    public IReadOnlyList<IcbResearch> Activity(string focus, CancellationToken token = default)
    {
        const string Sql = """
            with burden as (
                select l.icb as icb, sum(l.population)::integer as population, sum((1 + r.burden) * l.population) / sum(l.population) as burden
                from ranking r join area l on l.code = r.area where r.focus = $focus and r.level = 'lsoa21' and l.population > 0 and l.icb is not null group by l.icb),
            research as (
                select o.icb, sum(c.share) as awards, coalesce(sum(c.share * a.pounds), 0) as pounds
                from research_award a join research_award_category c on c.register = a.register and c.kind = a.kind and c.award = a.id
                join research_category k on k.id = c.category join research_organisation o on o.id = a.organisation
                where a.kind = 'award' and (list_contains(k.focus_areas, $focus) or ($focus = 'overall' and len(k.focus_areas) > 0)) and o.icb is not null and o.place <> 'catalogue' group by o.icb)
            select i.code as icb, i.name, b.population, b.burden, coalesce(r.awards, 0) as awards, coalesce(r.pounds, 0) as pounds
            from burden b join area i on i.code = b.icb left join research r on r.icb = b.icb order by i.code
            """;
        return database.Query<IcbResearch>(Sql, [("focus", focus)], token);
    }

    /// <summary>Share of the awards that bear on a focus area which are in <see cref="Activity"/>: of organisations whose place a register tells. Null where none bears on it.</summary>
    public double? PlacedShare(string focus, CancellationToken token = default)
    {
        const string Sql = """
            select coalesce(sum(c.share), 0) as awards, coalesce(sum(c.share) filter (where o.icb is not null and o.place <> 'catalogue'), 0) as placed
            from research_award a join research_award_category c on c.register = a.register and c.kind = a.kind and c.award = a.id
            join research_category k on k.id = c.category left join research_organisation o on o.id = a.organisation
            where a.kind = 'award' and (list_contains(k.focus_areas, $focus) or ($focus = 'overall' and len(k.focus_areas) > 0))
            """;
        var (awards, placed) = database.Query<(double Awards, double Placed)>(Sql, [("focus", focus)], token).Single();
        return awards > 0 ? placed / awards : null;
    }

    private sealed record OrganisationRow(string Id, string Name, IReadOnlyList<string> Names, string? Postcode, double? Latitude, double? Longitude, AreaCode? Lsoa, AreaCode? Icb, string Place)
    {
        public ResearchOrganisation ToOrganisation() => new(
            Id, Name, Names, Postcode, Latitude is { } north && Longitude is { } east ? new Location(north, east) : null, Lsoa, Icb, Place);
    }

    private sealed record AwardRow(
        string Register, string Id, string Kind, string Title, string? Funder, string? Programme, string Status, double? Pounds, DateOnly? StartDate, DateOnly? EndDate, string Link, bool Apportioned, DateOnly Seen,
        string? Organisation, IReadOnlyList<string> Categories, IReadOnlyList<double> Shares)
    {
        public PlacedAward ToAward(ResearchOrganisation? organisation) => new(
            new ResearchAward(
                Register, Id, Kind, Title, Funder, Programme, Status, organisation?.Name, organisation?.Postcode, organisation?.Location, Pounds, StartDate, EndDate, Link,
                [.. Categories.Zip(Shares, (category, share) => new CategoryShare(category, share))], Apportioned, Seen),
            organisation);
    }
}

/// <summary>A register of research that was reached.</summary>
/// <param name="Seen">The day on which what serves was last answered.</param>
public sealed record ResearchRegister(string Id, string Title, string Publisher, string Licence, string Attribution, DateOnly Seen, int Awards);

/// <param name="Organisation">Null where the register names none.</param>
public sealed record PlacedAward(ResearchAward Award, ResearchOrganisation? Organisation);
