using HealthNeeds.Analytics.Burden;
using HealthNeeds.Analytics.Input;
using HealthNeeds.Analytics.Synthetic;
using HealthNeeds.Analytics.Tests.Matching;

namespace HealthNeeds.Analytics.Tests;

/// <summary>A seeded country of a few hundred LSOAs in which deprivation, and a little of the place, make outcomes. Figures are made, codes too.</summary>
internal sealed class SmallEngland
{
    public const int LsoasPerMsoa = 3;
    public const int MsoasPerAuthority = 2;
    public static readonly Period Earlier = Period.Years(2012, 2017);
    public static readonly Period Later = Period.Years(2018, 2023);

    private readonly Random random;
    private readonly Dictionary<ColumnKey, double[]> lsoas = [];
    private readonly Dictionary<ColumnKey, double[]> authorities = [];
    private readonly double[] deprivation;
    private readonly int authorityCount;

    public SmallEngland(int authorityCount = 110, int seed = 1)
    {
        (random, this.authorityCount) = (new Random(seed), authorityCount);
        var level = Enumerable.Range(0, authorityCount).Select(_ => Normal()).ToArray();
        deprivation = [.. Enumerable.Range(0, Count).Select(i => level[AuthorityOf(i)] + Normal())];
        Determinants();
        Outcomes();
        Services();
    }

    public int Count => authorityCount * MsoasPerAuthority * LsoasPerMsoa;

    public AnalysisOptions Options { get; init; } = new() { Draws = 40, Folds = 3, Rounds = 12, Resamples = 40, Threads = 1, Seed = 7, Region = Icb(0) };

    public IReadOnlyList<FocusArea> FocusAreas { get; init; } = [.. RepositoryData.FocusAreas.Select(f => f with { Name = f.Id, ShortName = f.Id, Question = "?", Weight = 1.0 / RepositoryData.FocusAreas.Count })];

    public static AreaCode Lsoa(int i) => new($"E01{i:000000}");

    public static AreaCode Msoa(int m) => new($"E02{m:000000}");

    public static AreaCode Authority(int a) => new($"E06{a:000000}");

    public static AreaCode Icb(int icb) => new($"E54{icb:000000}");

    /// <summary>A column that a test may look at, change or remove.</summary>
    public double[] Lsoas(string id) => lsoas.Single(e => e.Key.Indicator.Value == id).Value;

    public SmallEngland Without(string prefix)
    {
        foreach (var table in new[] { lsoas, authorities })
        {
            foreach (var key in table.Keys.Where(k => k.Indicator.Value.StartsWith(prefix, StringComparison.Ordinal)).ToArray()) table.Remove(key);
        }

        return this;
    }

    /// <summary>Moves a column to another period.</summary>
    public SmallEngland Moved(string id, Period period)
    {
        var key = lsoas.Keys.Single(k => k.Indicator.Value == id);
        lsoas[key with { Period = period }] = lsoas[key];
        lsoas.Remove(key);
        return this;
    }

    /// <param name="shuffle">Seed of another order of the rows, or null for the order of the codes.</param>
    public AnalysisInput Input(int? shuffle = null)
    {
        var order = Enumerable.Range(0, Count).ToArray();
        if (shuffle is { } seed) new Random(seed).Shuffle(order);
        var areas = order.Select(Area).ToArray();
        AreaTable table = new([.. order.Select(Lsoa)], lsoas.ToDictionary(e => e.Key, e => Array.ConvertAll(order, i => e.Value[i])));
        AreaTable published = new([.. Enumerable.Range(0, authorityCount).Select(Authority)], authorities);
        return new AnalysisInput(areas, Indicators(), FocusAreas, table, published, Options) { Checks = RepositoryData.Checks };
    }

    public static IReadOnlyList<string> FocusPlan() => [.. RepositoryData.FocusAreas.Select(f => f.Id)];

    private static int AuthorityOf(int lsoa) => lsoa / (MsoasPerAuthority * LsoasPerMsoa);

    private Area Area(int i) => new(Lsoa(i), AreaLevel.Lsoa21, $"Area {i}", PlaceName: null, Msoa(i / LsoasPerMsoa), Authority(AuthorityOf(i)), $"Authority {AuthorityOf(i)}", Icb(AuthorityOf(i) % 6), 1000 + (i % 7 * 100), i % 5 == 0 ? "Smaller rural" : "Urban", Location: null);

    private Indicator[] Indicators() =>
        [.. lsoas.Keys.Concat(authorities.Keys).Select(k => k.Indicator).Distinct().Select(id => new Indicator(id, id.Value, "Made for a test", "%", 1, Polarity.None, id.Value.Split('-')[0], "once", AreaLevel.Lsoa21, Modelled: false, Caveat: null, Domain(id.Value), Minimum: null, Maximum: null, []))];

    private static string Domain(string id) => id.Split('-')[0] switch { "census2021" => "Age of residents", "qof" => "Diagnosis", _ => id.EndsWith("income", StringComparison.Ordinal) ? "Income and work" : "Skills and education" };

    private void Determinants()
    {
        foreach (var id in new[] { "income", "employment", "education", "adult-skills", "crime", "idaopi", "idaci", "barriers", "environment", "imd" })
            Add($"iod2019-{id}", Earlier, i => 20 + (6 * deprivation[i]) + (4 * Normal()));
        foreach (var band in new[] { "0-4", "20-24", "25-29", "65-69", "85-plus" })
            Add($"census2021-aged-{band}", Period.Year(2021), _ => 5 + Math.Abs(Normal()));
    }

    private void Outcomes()
    {
        var old = Lsoas("census2021-aged-65-69");
        foreach (var label in BurdenLabel.All)
        {
            var own = Enumerable.Range(0, Count).Select(_ => Normal()).ToArray();
            double Made(int i, double error) => label.FromModel((label.Logarithm ? 4 : 0) + (0.3 * deprivation[i]) + (0.3 * (old[i] - 5)) + (0.1 * own[i]) + (error * Normal()));
            Add(label.Previous, Earlier, i => Made(i, 0.4));
            Add(label.Outcome, Later, i => Made(i, 0.1));
        }
    }

    private void Services()
    {
        var year = Period.FinancialYears(2021, 2021);
        foreach (var register in Care.RegisterGap.All)
            Add(register.Indicator, year, i => 10 + (1.5 * deprivation[i]) + Normal());
        Add("iod2025-patients-per-gp", Later, _ => 2000 * Math.Exp(0.3 * Normal()));
        var practice = Enumerable.Range(0, Count).Select(_ => Normal()).ToArray();
        foreach (var care in new[] { "qof-diabetes-blood-pressure", "qof-diabetes-hba1c" })
            Add(care, year, i => 55 + (6 * Math.Tanh(practice[i] + (0.5 * Normal()))));
        double Mean(int la) => Enumerable.Range(la * MsoasPerAuthority * LsoasPerMsoa, MsoasPerAuthority * LsoasPerMsoa).Average(i => deprivation[i]);
        foreach (var source in WiderOutcome.All.Select(o => o.Sources[^1]))
        {
            if (source.OfPractices && !lsoas.Keys.Any(k => k.Indicator.Value == source.Indicator))
                Add(source.Indicator, year, i => 10 * Math.Exp((0.2 * deprivation[i]) + (0.1 * Normal())));
            else if (!source.OfPractices)
                authorities[new ColumnKey(new IndicatorId(source.Indicator), source.NewestKept ? Period.Year(2018) : Period.Year(2021))] = [.. Enumerable.Range(0, authorityCount).Select(la => source.HigherIsBetter ? 70 - (3 * Mean(la)) : 15 * Math.Exp((0.2 * Mean(la)) + (0.05 * Normal())))];
            if (source.NewestKept) authorities[new ColumnKey(new IndicatorId(source.Indicator), Period.Year(2021))] = [.. Enumerable.Range(0, authorityCount).Select(_ => 15 * Math.Exp(0.2 * Normal()))];
        }

        foreach (var uptake in Care.CareFigure.All.Where(f => !f.OfPractices))
            authorities[new ColumnKey(new IndicatorId(uptake.Indicator), Period.Year(2021))] = [.. Enumerable.Range(0, authorityCount).Select(_ => 80 + (4 * Math.Tanh(Normal())))];
    }

    /// <summary>A column of a test's own, in place of one there may be.</summary>
    public void Put(string id, Period period, Func<int, double> value)
    {
        Without(id);
        Add(id, period, value);
    }

    /// <summary>A column beside those of other periods.</summary>
    public void Also(string id, Period period, Func<int, double> value) => Add(id, period, value);

    private void Add(string id, Period period, Func<int, double> value) =>
        lsoas[new ColumnKey(new IndicatorId(id), period, Sex.Persons)] = [.. Enumerable.Range(0, Count).Select(value)];

    private double Normal() => MathNet.Numerics.Distributions.Normal.Sample(random, 0, 1);
}
