using MathNet.Numerics.Distributions;

namespace HealthNeeds.Benchmarks;

/// <summary>A country as large as England with seeded figures: as many parts, terms and measures as a release of the bundled figures has.</summary>
internal static class MadeBasis
{
    public const int Lsoas = 33_755;
    public const int Draws = 1000;
    private const int Parts = 26;
    private const int Msoas = 7_264;
    private const int Authorities = 296;
    private const int Icbs = 42;

    private static readonly string[] Focuses = ["best-start", "smoking-alcohol-obesity", "cardio-respiratory", "mental-health", "cancer"];

    public static readonly AreaCode Region = Code("E54", 7);

    public static readonly IReadOnlyList<Area> Areas =
    [
        .. Enumerable.Range(0, Lsoas).Select(i => Area(AreaLevel.Lsoa21, Code("E01", i), Code("E02", MsoaOf(i)), AuthorityOf(MsoaOf(i)))),
        .. Enumerable.Range(0, Msoas).Select(m => Area(AreaLevel.Msoa21, Code("E02", m), null, AuthorityOf(m))),
        .. Enumerable.Range(0, Authorities).Select(a => Area(AreaLevel.Ltla24, Code("E06", a), null, a)),
    ];

    public static RankingBasis Make()
    {
        RankingMeasure[] measures =
        [
            .. Focuses.Select((f, i) => Measure(f, NeedKind.Unmet, (3 * i) + 1, 5, i, residents: true)),
            .. Focuses.Select((f, i) => Measure(f, NeedKind.Burden, (3 * i) + 2, 4, i, residents: false)),
            .. Focuses.Select((f, i) => Measure(f, NeedKind.Gap, (3 * i) + 3, 2, i + 2, residents: false)),
        ];
        return new RankingBasis(
            20_260_101,
            Draws,
            [.. Enumerable.Range(0, Lsoas).Select(i => Code("E01", i))],
            [.. Enumerable.Range(0, Parts).Select(Part)],
            [new RankingResidents("residents", Logs(99))],
            measures,
            [.. Enum.GetValues<NeedKind>().SelectMany(k => Focuses.Select(f => new MeasureWeight(k, f, 0.2)))]);
    }

    private static RankingMeasure Measure(string focus, NeedKind kind, int set, int terms, int first, bool residents) =>
        new(focus, kind, set, [.. Enumerable.Range(0, terms).Select(t => new RankingTerm($"{focus}-{t}", focus, 1.0 / terms, 1, t == 0 && residents ? [Id(first + t), Id(first + 20)] : [Id((first * 5) + t)], residents ? "residents" : null))]);

    private static RankingPart Part(int place) =>
        new(Id(place), Id(place), Logs(place), Errors(0.2f), Errors(0.1f), Errors(place % 5 == 0 ? 0.1f : 0), place % 2 == 0 ? [new SharedError(place, 1, 1, 1)] : [new SharedError(place, 0.8f, 0.8f, 1), new SharedError(Parts, 0.6f, 0.6f, 0)]);

    private static double[] Logs(int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, Lsoas).Select(_ => Normal.Sample(random, 0, 0.3))];
    }

    private static float[] Errors(float sd) => [.. Enumerable.Repeat(sd, Lsoas)];

    private static Area Area(AreaLevel level, AreaCode code, AreaCode? msoa, int authority) =>
        new(code, level, code.Value, null, msoa, level == AreaLevel.Ltla24 ? null : Code("E06", authority), null, Code("E54", authority * Icbs / Authorities), 1_700, null, null);

    private static int MsoaOf(int lsoa) => (int)((long)lsoa * Msoas / Lsoas);

    private static int AuthorityOf(int msoa) => (int)((long)msoa * Authorities / Msoas);

    private static AreaCode Code(string prefix, int number) => new($"{prefix}{number:000000}");

    private static string Id(int part) => $"part-{part % Parts}";
}
