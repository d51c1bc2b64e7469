using HealthNeeds.Store.DuckDb;

namespace HealthNeeds.Store.Schema;

/// <summary>The columns of <c>area a</c>, in the order of <see cref="Columns"/>.</summary>
internal sealed record AreaRow(
    string Code,
    string Level,
    string Name,
    string? PlaceName,
    string? Msoa21,
    string? Ltla24,
    string? Ltla24Name,
    string? Icb,
    string? Icb24,
    int? Population,
    string? RuralUrban,
    double? Latitude,
    double? Longitude)
{
    public const string Columns = "a.code, a.level, a.name, a.place_name, a.msoa21, a.ltla24, a.ltla24_name, a.icb, a.icb24, a.population, a.rural_urban, a.latitude, a.longitude";

    /// <summary>True for the areas inside <c>$within</c>, itself included; where that is several areas joined, for those inside any of them. Codes are of one length, so one that stands in the text is one of them.</summary>
    public const string IsWithin = "($within = 'E92000001' or contains($within::varchar, a.code) or contains($within::varchar, a.msoa21) or contains($within::varchar, a.ltla24) or contains($within::varchar, a.icb))";

    public Area ToArea() => new(
        new AreaCode(Code),
        EnumWords.Parse<AreaLevel>(Level),
        Name,
        PlaceName,
        Parent(Msoa21),
        Parent(Ltla24),
        Ltla24Name,
        Parent(Icb),
        Population,
        RuralUrban,
        Latitude is { } latitude && Longitude is { } longitude ? new Location(latitude, longitude) : null)
    {
        Icb24 = Parent(Icb24),
    };

    /// <summary>As <see cref="ToArea"/> reads it back: one value for each of <see cref="Columns"/>, in their order.</summary>
    public static BulkAppend Add(BulkAppend row, Area area) => row
        .Add(area.Code.Value).Add(area.Level.Id()).Add(area.Name).Add(area.PlaceName).Add(area.Msoa?.Value).Add(area.LocalAuthority?.Value).Add(area.LocalAuthorityName)
        .Add(area.Icb?.Value).Add(area.Icb24?.Value).Add(area.Population).Add(area.RuralUrban).Add(area.Location?.Latitude).Add(area.Location?.Longitude);

    private static AreaCode? Parent(string? code) => code is null ? null : new AreaCode(code);
}

internal static class AreaJoin
{
    /// <summary>Rows that end in <see cref="AreaRow.Columns"/>.</summary>
    public static List<(T Row, AreaRow Area)> QueryWithArea<T>(this Database database, string sql, ReadOnlySpan<(string Name, object? Value)> args, CancellationToken token) =>
        database.Query<T, AreaRow>(sql, args, "code", token);

    /// <summary>The same of rows that begin with two records.</summary>
    /// <param name="second">The first column of the second.</param>
    public static List<(TFirst First, TSecond Second, AreaRow Area)> QueryWithArea<TFirst, TSecond>(this Database database, string sql, ReadOnlySpan<(string Name, object? Value)> args, string second, CancellationToken token) =>
        database.Query<TFirst, TSecond, AreaRow>(sql, args, (second, "code"), token);
}
