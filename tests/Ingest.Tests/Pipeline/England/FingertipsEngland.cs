using System.Globalization;
using HealthNeeds.Ingest.Tests.Http;
using HealthNeeds.Ingest.Tests.Publishers;
using HealthNeeds.Ingest.Tests.Publishers.Fingertips;
using HealthNeeds.Ingest.Tests.Pulls;
using HealthNeeds.Store.DuckDb;
using MathNet.Numerics.Distributions;

namespace HealthNeeds.Ingest.Tests.Pipeline.England;

/// <summary>
/// Fingertips as it answers about every MSOA of England: made from a seed, so that four outcomes follow the income of neighbourhoods,
/// with chance. Each is people who have it out of those it is about, or events out of those expected.
/// </summary>
internal sealed class FingertipsEngland
{
    /// <summary>Usual rate, and how many an MSOA has it is about.</summary>
    private static readonly Dictionary<string, (double Rate, int About)> Usual = new(StringComparer.Ordinal)
    {
        ["ft-low-birth-weight"] = (0.07, 500),
        ["ft-obesity-year-6"] = (0.22, 300),
        ["ft-msoa-alcohol-admissions"] = (1, 150),
        ["ft-circulatory-deaths-under-75"] = (1, 40),
    };

    private readonly Dictionary<(string Indicator, string Msoa), (double Count, double About)> counts = [];
    private readonly FingertipsBodies bodies;

    public FingertipsEngland(IReadOnlyList<string> authorities, IReadOnlyList<string> practices, int seed)
    {
        var (random, income) = (new Random(seed), Income());
        foreach (var (indicator, (rate, most)) in Usual)
        {
            foreach (var (msoa, worse) in income)
            {
                var about = most * (0.6 + (0.8 * random.NextDouble()));
                counts[(indicator, msoa)] = (Poisson.Sample(random, about * rate * Math.Exp(0.35 * worse)) + 1, about);
            }
        }

        bodies = new FingertipsBodies(LoopbackPull.Catalogue, new Dictionary<AreaLevel, IReadOnlyList<string>> { [AreaLevel.Ltla24] = authorities, [AreaLevel.Msoa11] = [.. income.Keys], [AreaLevel.Practice] = practices }) { Instead = Row };
    }

    /// <summary>The outcomes' indicators.</summary>
    public static IEnumerable<string> Indicators => Usual.Keys;

    /// <summary>Per 100, as published.</summary>
    public double? Value(string indicator, string msoa) => counts.TryGetValue((indicator, msoa), out var c) ? 100 * c.Count / c.About : null;

    public PublisherAnswer? Answer(string path, Func<string, string> query) => bodies.Answer(path, query);

    private string? Row(Indicator indicator, string area)
    {
        if (!counts.TryGetValue((indicator.Id.Value, area), out var c))
            return null;
        string At(double sds) => (100 * (c.Count + (sds * Math.Sqrt(c.Count))) / c.About).ToString("R", CultureInfo.InvariantCulture);
        string Text(double number) => number.ToString("R", CultureInfo.InvariantCulture);
        return AllDataRows.Row(area, "2016/17 - 20/21", At(0), At(-1), At(1.96), "Persons", indicator.Fingertips!.Age ?? "All ages", id: $"{indicator.Fingertips.Id}", count: Text(c.Count), denominator: Text(c.About));
    }

    /// <summary>By MSOA of 2011: how many standard deviations fewer have an income than usual.</summary>
    private static Dictionary<string, double> Income()
    {
        string At(string kind) => Path.Combine(RawFiles.Bundled, $"{kind}.parquet");
        using var engine = Session.OpenInMemory(EngineLimits.Reader);
        return engine.Query<Neighbourhood>(
            """
            select msoa11 as code, (poor - avg(poor) over ()) / stddev(poor) over () as worse
            from (
                select m.msoa11, avg(f.value) as poor
                from read_parquet($figures) f
                join read_parquet($lsoas) l on l.lsoa11 = f.area
                join read_parquet($areas) a on a.code = l.lsoa21
                join read_parquet($msoas) m on m.msoa21 = a.msoa21
                where f.indicator = 'iod2019-income'
                group by 1)
            order by 1
            """,
            [("figures", At("observations-iod2019")), ("lsoas", At("crosswalk-lsoa11-lsoa21")), ("areas", At("areas")), ("msoas", At("crosswalk-msoa11-msoa21"))])
            .ToDictionary(n => n.Code, n => n.Worse, StringComparer.Ordinal);
    }

    private sealed record Neighbourhood(string Code, double Worse);
}
