namespace HealthNeeds.Dashboard.Api.Downloads;

/// <summary>What every list of areas tells of an area, whatever else it lists.</summary>
internal interface IListedArea
{
    string Code { get; }

    string Name { get; }

    string? PlaceName { get; }

    string? LocalAuthority { get; }

    int? Population { get; }
}

internal static class ListedArea
{
    /// <summary>The first columns of such a list.</summary>
    public static IEnumerable<CsvColumn<T>> Columns<T>()
        where T : IListedArea =>
    [
        CsvColumn<T>.Text("code", r => r.Code),
        CsvColumn<T>.Text("name", r => r.Name),
        CsvColumn<T>.Text("placeName", r => r.PlaceName),
        CsvColumn<T>.Text("localAuthority", r => r.LocalAuthority),
        CsvColumn<T>.Number("population", r => r.Population),
    ];
}
