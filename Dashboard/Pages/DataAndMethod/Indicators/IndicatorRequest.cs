using System.Globalization;
using HealthNeeds.Dashboard.Api.Indicators;
using HealthNeeds.Dashboard.Pages.Addresses;
using HealthNeeds.Dashboard.Problems;
using HealthNeeds.Dashboard.Releases;

namespace HealthNeeds.Dashboard.Pages.DataAndMethod.Indicators;

/// <summary>Reads the address of an indicator's page.</summary>
internal sealed class IndicatorRequest(string id, IQueryCollection given, ReleaseReading reading)
{
    private readonly PageParameters parameters = new(given, reading, new NextStep(IndicatorQuery.List, "See all indicators"));

    /// <exception cref="RefusedRequestException">A value is malformed or unknown; the problem says what is allowed.</exception>
    public IndicatorQuery Read(FigureSets sets, Indicator indicator)
    {
        AreaLevel? level = parameters.Value("level") is null ? null : parameters.Level();
        var shown = level ?? (sets.Levels(indicator) is { Count: > 0 } levels ? levels[0] : AreaLevel.Ltla24);
        return new IndicatorQuery(id, level, parameters.Within(shown), parameters.Sex(), parameters.Choice<FigureOrder>("sort", "is no order of places"), Page());
    }

    private int Page() => parameters.Value("page") switch
    {
        null => 1,
        { Length: <= 4 } text when int.TryParse(text, NumberStyles.None, provider: null, out var page) && page >= 1 => page,
        _ => throw parameters.Refused("page", "is not a page number", ["a whole number from 1"]),
    };
}
