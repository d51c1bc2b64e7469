using HealthNeeds.Analytics.Burden;
using HealthNeeds.Analytics.Frames;
using HealthNeeds.Analytics.Parts;
using HealthNeeds.Analytics.Statistics;

namespace HealthNeeds.Analytics.Care;

/// <summary>The share of people whose care falls short, as a part of need. It is counted, not inferred, at the level it was published for.</summary>
/// <param name="Reliability">Share of the variance between areas that lasts: of practices' figures, what they have in common with each other; 1 for authorities' figures.</param>
internal sealed record CareShortfall(CareFigure Figure, ColumnKey Key, NeedPart Part, double Reliability)
{
    private const double LeastReliability = 0.1;
    private const double MostReliability = 0.95;

    /// <summary>Of authorities' figures; null of practices', whose reliability has it.</summary>
    public PublishedChance? Chance { get; private init; }

    /// <summary>Every figure of care that the release holds.</summary>
    public static IReadOnlyList<CareShortfall> All(AreaFrame frame)
    {
        var practices = CareFigure.All.Where(f => f.OfPractices).Select(f => (Figure: f, Column: frame.Latest(f.Indicator))).Where(e => e.Column is not null).Select(e => (e.Figure, e.Column!.Key, Logs: Logs(e.Column.Values))).ToArray();
        return
        [
            .. practices.Select(p => OfPractices(frame, p.Figure, p.Key, p.Logs, Common([.. practices.Where(o => o.Figure != p.Figure).Select(o => o.Logs)], p.Logs))),
            .. CareFigure.All.Where(f => !f.OfPractices).Select(f => OfAuthorities(frame, f)).OfType<CareShortfall>(),
        ];
    }

    /// <summary>The same of other figures of the practices, believed as much; null where they hold none.</summary>
    public CareShortfall? Again(AreaFrame figures) =>
        figures.Latest(Figure.Indicator) is { } column ? OfPractices(figures, Figure, column.Key, Logs(column.Values), Reliability) : null;

    /// <summary>Drawn towards England's average by its reliability; the LSOAs of a neighbourhood share their practices, and so the error.</summary>
    private static CareShortfall OfPractices(AreaFrame frame, CareFigure figure, ColumnKey key, double[] logs, double reliability)
    {
        var spread = Spread.Of(logs);
        var kept = Array.ConvertAll(logs, l => spread.Mean + (reliability * (l - spread.Mean)));
        var doubt = spread.Sd * Math.Sqrt(reliability * (1 - reliability));
        return new CareShortfall(figure, key, NeedPart.Of(figure.Id, DomainAmounts.Single(frame.DomainOf(figure.Indicator), kept), PartNoise.Constant(frame.Count, 0, doubt, 0)), reliability);
    }

    /// <summary>The authority's figure for each of its LSOAs, as uncertain within an authority as England is between authorities, and moved by chance as a whole.</summary>
    private static CareShortfall? OfAuthorities(AreaFrame frame, CareFigure figure)
    {
        if (frame.LatestOfAuthorities(figure.Indicator) is not { } column || column.Values.All(double.IsNaN)) return null;
        var logs = Logs(column.Values);
        var chance = PublishedChance.Of(column, shortfall: true);
        var doubt = chance.OfPlaces(Spread.Of(logs).Sd);
        var part = NeedPart.Of(figure.Id, DomainAmounts.Single(FeaturePlan.AuthorityDomain, Array.ConvertAll(frame.Authorities.Of, la => logs[la])), PartNoise.Constant(frame.Count, doubt, doubt, 0));
        return new CareShortfall(figure, column.Key, part.MovedByChance(chance, frame.Authorities, areAuthorities: true), 1) { Chance = chance };
    }

    /// <summary>Mean correlation with the other figures. One figure alone cannot be judged, and is believed by half.</summary>
    private static double Common(double[][] others, double[] own)
    {
        if (others.Length == 0) return 0.5;
        return Math.Clamp(others.Average(o =>
        {
            int[] both = [.. Enumerable.Range(0, own.Length).Where(i => !double.IsNaN(own[i]) && !double.IsNaN(o[i]))];
            return both.Length < 3 ? 0 : RankMetrics.Pearson(Array.ConvertAll(both, i => own[i]), Array.ConvertAll(both, i => o[i]));
        }), LeastReliability, MostReliability);
    }

    private static double[] Logs(double[] shares) => Array.ConvertAll(shares, s => s < 100 ? Math.Log(100 - s) : double.NaN);
}

/// <summary>A published share of people who had the care they should have: what is missing from 100% is care not received.</summary>
/// <param name="Indicator">In per cent, higher is better.</param>
/// <param name="OfPractices">True for GP practices' figures, which the release carries to LSOAs; false for local authorities' figures.</param>
internal sealed record CareFigure(string Id, string Title, string Indicator, bool OfPractices)
{
    public static readonly CareFigure DiabetesBloodPressure = Practices("diabetes-blood-pressure", "People with diabetes whose blood pressure is above target");
    public static readonly CareFigure DiabetesBloodSugar = Practices("diabetes-hba1c", "People with diabetes whose blood sugar is above target");
    public static readonly CareFigure Hypertension = Practices("hypertension-blood-pressure-under-80", "People under 80 with high blood pressure above target");
    public static readonly CareFigure HeartDisease = Practices("chd-blood-pressure-under-80", "People under 80 with coronary heart disease and blood pressure above target");
    public static readonly CareFigure AtrialFibrillation = Practices("af-anticoagulation", "People with atrial fibrillation and no anticoagulant");
    public static readonly CareFigure Stroke = Practices("stroke-blood-pressure-under-80", "People under 80 after a stroke with blood pressure above target");
    public static readonly CareFigure Copd = Practices("copd-review", "People with chronic obstructive pulmonary disease not reviewed");
    public static readonly CareFigure Asthma = Practices("asthma-review", "People with asthma not reviewed");
    public static readonly CareFigure SevereMentalIllness = Practices("smi-care-plan", "People with severe mental illness and no care plan");
    public static readonly CareFigure Depression = Practices("depression-review", "People with new depression not reviewed");
    public static readonly CareFigure CancerReview = Practices("cancer-review", "People with cancer not reviewed");
    public static readonly CareFigure CervicalScreening = Practices("cervical-screening-25-49", "Cervical screening not taken up, 25 to 49");
    public static readonly CareFigure VaccinationByPractice = Practices("childhood-vaccination-18-months", "Children without MMR at 18 months");
    public static readonly CareFigure CancerScreening = new("care-cancer-screening", "Cancer screening not taken up", "hi-cancer-screening", OfPractices: false);
    public static readonly CareFigure EarlyDiagnosis = new("care-early-diagnosis", "Cancers found at stage 3 or 4", "els-cancer-early-stage", OfPractices: false);
    public static readonly CareFigure ChildVaccination = new("care-child-vaccination", "Children not vaccinated", "hi-child-vaccination", OfPractices: false);

    public static readonly IReadOnlyList<CareFigure> All =
    [
        DiabetesBloodPressure, DiabetesBloodSugar, Hypertension, HeartDisease, AtrialFibrillation, Stroke, Copd, Asthma,
        SevereMentalIllness, Depression, CancerReview, CervicalScreening, VaccinationByPractice,
        CancerScreening, EarlyDiagnosis, ChildVaccination,
    ];

    private static CareFigure Practices(string id, string title) => new($"care-{id}", title, $"qof-{id}", OfPractices: true);
}
