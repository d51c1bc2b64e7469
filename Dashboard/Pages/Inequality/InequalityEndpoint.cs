using HealthNeeds.Dashboard.Api.Inequality;
using HealthNeeds.Dashboard.Charts;
using HealthNeeds.Dashboard.Pages.Addresses;
using HealthNeeds.Dashboard.Problems;
using HealthNeeds.Dashboard.Releases;
using HealthNeeds.Dashboard.SiteLayout;
using HealthNeeds.Dashboard.Wording;

namespace HealthNeeds.Dashboard.Pages.Inequality;

internal static class InequalityEndpoint
{
    private const string Page = "/inequality";

    public static void MapInequalityPage(this IEndpointRouteBuilder app) => app.MapEmbeddable(Page, (HttpContext http, ReleaseReading reading) =>
    {
        var parameters = new PageParameters(http.Request.Query, reading, new NextStep(Page, "Begin again"));
        var figures = new InequalityFigures(reading, http.RequestAborted);
        var within = parameters.Within(AreaLevel.Msoa21) is { } code ? reading.Lease.Areas.Find(code, http.RequestAborted)! : reading.RegionArea;
        var isRegion = within.Code == reading.Region.Code;
        var indicator = Chosen(parameters, figures);
        var (sexes, asked) = (figures.Sexes(indicator), parameters.Sex());
        var result = figures.Of(indicator, within, About(asked, sexes));
        return PageAnswer.Of<InequalityPage>(new InequalityView(result, figures.Choices, sexes, reading.Authorities, isRegion ? reading.Region.Name : result.Within.DisplayName, isRegion, Chart(result), Trend(result), RatioTrend(result), NotHeld(asked, result.Sex)) { Names = IndicatorNames.Of(reading) });
    });

    private static Indicator Chosen(PageParameters parameters, InequalityFigures figures)
    {
        if (figures.Usual is not { } usual)
            throw new RefusedRequestException(Problem.NotFound("This release holds no indicator of LSOAs or MSOAs that could be read by deprivation.", new NextStep("/data/indicators", "See all indicators")));
        return parameters.Value("indicator") is not { } id
            ? usual
            : figures.Choices.FirstOrDefault(i => i.Id.Value == id) ?? throw parameters.Refused("indicator", "is not an indicator that can be read by deprivation", [.. figures.Choices.Select(i => i.Id.Value)]);
    }

    /// <summary>Null where none is asked for. Who goes from one indicator to another keeps the choice only where there are such figures.</summary>
    private static Sex? About(Sex? asked, IReadOnlyList<Sex> sexes) => asked is { } sex && sexes.Contains(sex) ? sex : null;

    private static string? NotHeld(Sex? asked, Sex? shown) => asked is { } sex && shown is { } other && sex != other ? $"There are no figures of {Whom(sex)}; these are of {Whom(other)}." : null;

    private static string Whom(Sex sex) => SexWords.Of(sex) ?? "all persons";

    private static BarRows? Chart(InequalityResult result) => result.Newest is not { Tenths.Count: > 0 } newest ? null : new BarRows(
        new ChartHeading("tenths", $"{IndicatorWords.Named(result.Indicator)}{SexWords.After(result.Sex!.Value)} by tenth of deprivation, {newest.Period}", $"{result.Indicator.Unit}, with limits that bound 95% where they are known", result.Indicator.Unit, result.Indicator.Decimals),
        "Tenth",
        [.. newest.Tenths.Select(t => new BarRow(t.Number switch { 1 => "1, most deprived", 10 => "10, least deprived", _ => $"{t.Number}" }, new ChartPoint(t.Value, t.Limits?.Lower, t.Limits?.Upper)))]);

    private static ChartFigure? Trend(InequalityResult result)
    {
        var fitted = result.Periods.Where(p => p.Index is not null).ToList();
        return fitted.Count < 2 ? null : LineChart.Of(
            new ChartHeading("slope", $"Slope index of inequality, {fitted[0].Period} to {fitted[^1].Period}", $"Most less least deprived, {result.Indicator.Unit}; tenths by the Index of Multiple Deprivation 2025 throughout", result.Indicator.Unit, result.Indicator.Decimals),
            [.. fitted.Select(p => p.Period.ToString())],
            [new ChartLine(result.Within.DisplayName, [.. fitted.Select(p => new ChartPoint(p.Index!.Slope.Value, p.Index.Slope.Lower, p.Index.Slope.Upper))], Strong: true)]);
    }

    private static ChartFigure? RatioTrend(InequalityResult result)
    {
        var fitted = result.Periods.Where(p => p.Index?.Ratio is not null).ToList();
        return fitted.Count < 2 ? null : LineChart.Of(
            new ChartHeading("ratio", $"Relative index of inequality, {fitted[0].Period} to {fitted[^1].Period}", "Most over least deprived; tenths by the Index of Multiple Deprivation 2025 throughout", "times", 2),
            [.. fitted.Select(p => p.Period.ToString())],
            [new ChartLine(result.Within.DisplayName, [.. fitted.Select(p => p.Index!.Ratio!.Value).Select(r => new ChartPoint(r.Value, r.Lower, r.Upper))], Strong: true)]);
    }
}

/// <param name="Sexes">Whom the indicator has figures about.</param>
/// <param name="Trend">Null where fewer than two periods have a slope.</param>
/// <param name="RatioTrend">Null where fewer than two periods have a ratio.</param>
/// <param name="NotHeld">That there are no figures of the sex that was asked for, and of whom these are; null where there are.</param>
public sealed record InequalityView(InequalityResult Result, IReadOnlyList<Indicator> Choices, IReadOnlyList<Sex> Sexes, IReadOnlyList<Area> Authorities, string Extent, bool IsRegion, BarRows? Chart, ChartFigure? Trend, ChartFigure? RatioTrend, string? NotHeld)
{
    internal IndicatorNames Names { get; init; } = IndicatorNames.None;

    public string Address => $"/inequality?indicator={Result.Indicator.Id}{(IsRegion ? null : $"&within={Result.Within.Code}")}{About}";

    private string? About => Sexes.Count > 1 && Result.Sex is { } sex ? $"&sex={sex.Id()}" : null;

    /// <summary>The same of the API, without the format.</summary>
    public string Twin(string table) => $"/api/v1/inequality?indicator={Result.Indicator.Id}&within={Result.Within.Code}{About}&table={table}";

    public string Unit => Result.Indicator.Unit == "%" ? "percentage points" : Result.Indicator.Unit;

    /// <summary>A value as it is said: "10.9%", "79.4 years".</summary>
    public string Measured(double value) => Result.Indicator.Unit == "%" ? $"{Value(value)}%" : $"{Value(value)} {Result.Indicator.Unit}";

    public string Value(double value) => Figures.Value(value, Math.Max(1, Result.Indicator.Decimals));
}
