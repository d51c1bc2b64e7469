using HealthNeeds.Analytics.Frames;

namespace HealthNeeds.Analytics.Synthetic;

/// <summary>An outcome that is published for larger areas than LSOAs, by the figures that may stand for it: the first that the release holds is taken.</summary>
/// <param name="Sources">In the order of preference: finest and newest first.</param>
internal sealed record WiderOutcome(string Id, string Title, IReadOnlyList<OutcomeSource> Sources)
{
    /// <summary>True where all sources are of one definition: the one with the newest period is taken, the earlier in the list of two alike.</summary>
    public bool NewestServes { get; private init; }

    public static readonly WiderOutcome EmergencyChildren = new("ae-0-4", "A&E attendances of children under 5", [OutcomeSource.Practices("ohid-practice-ae-0-4")]);
    public static readonly WiderOutcome LowBirthWeight = new("low-birth-weight", "Low birth weight", [OutcomeSource.Msoas("ft-low-birth-weight"), OutcomeSource.Authorities("hi-low-birth-weight").Counting(ReckonedEvents.OfBirths(per: 100, years: 1))]);
    public static readonly WiderOutcome InfantMortality = new("infant-mortality", "Infant mortality", [OutcomeSource.Authorities("hi-infant-mortality").Counting(ReckonedEvents.OfBirths(per: 1000, years: 3))]);
    public static readonly WiderOutcome ChildOverweight = new("child-overweight", "Children overweight or obese", [OutcomeSource.Msoas("ft-obesity-year-6"), OutcomeSource.Authorities("hi-child-overweight")]);
    public static readonly WiderOutcome EarlyDevelopment = new("early-development", "Children below the expected level of communication at 5", [OutcomeSource.Authorities("els-early-years-communication").Shortfall(), OutcomeSource.Authorities("hi-early-development").Shortfall()]);
    public static readonly WiderOutcome Smoking = new("smoking", "Smokers aged 15 and over", [OutcomeSource.Practices("ohid-practice-smoking").OfTheYearBefore(), OutcomeSource.Practices("qof-smoking"), OutcomeSource.Authorities("els-adult-smoking"), OutcomeSource.Authorities("hi-smoking")]);
    public static readonly WiderOutcome Alcohol = new("alcohol-admissions", "Hospital admissions for alcohol", [OutcomeSource.Msoas("ft-msoa-alcohol-admissions"), OutcomeSource.Authorities("hi-alcohol-admissions")]);
    public static readonly WiderOutcome AdultObesity = new("adult-obesity", "Obese adults", [OutcomeSource.Authorities("els-adult-obesity"), OutcomeSource.Authorities("hi-adult-overweight")]);
    public static readonly WiderOutcome CirculatoryDeaths = new("circulatory-deaths", "Deaths under 75 from circulatory disease", [OutcomeSource.Msoas("ft-circulatory-deaths-under-75"), OutcomeSource.Authorities("els-preventable-cardiovascular-mortality").OfTheYearBefore()]);
    public static readonly WiderOutcome HeartDisease = Cardiovascular("chd", "Coronary heart disease");
    public static readonly WiderOutcome Stroke = Cardiovascular("stroke", "Stroke and transient ischaemic attack");
    public static readonly WiderOutcome AtrialFibrillation = Cardiovascular("af", "Atrial fibrillation");
    public static readonly WiderOutcome PeripheralArteries = Cardiovascular("pad", "Peripheral arterial disease");
    public static readonly WiderOutcome Copd = Register("copd", "Chronic obstructive pulmonary disease");
    public static readonly WiderOutcome Asthma = Register("asthma", "Asthma");
    public static readonly WiderOutcome Diabetes = Register("diabetes", "Diabetes");
    public static readonly WiderOutcome Cancer = Register("cancer", "People living with cancer");
    public static readonly WiderOutcome Hypertension = Cardiovascular("hypertension", "High blood pressure");
    public static readonly WiderOutcome SevereMentalIllness = Register("smi", "Severe mental illness");
    public static readonly WiderOutcome Depression = new("depression", "Depression", [OutcomeSource.Practices("qof-depression").ForAges()]);
    public static readonly WiderOutcome Suicide = new("suicide", "Suicide", [OutcomeSource.Authorities("hi-suicide").Counting(ReckonedEvents.OfResidentsFrom10(per: 100_000, years: 3))]);

    public static readonly IReadOnlyList<WiderOutcome> All =
    [
        EmergencyChildren, LowBirthWeight, InfantMortality, ChildOverweight, EarlyDevelopment,
        Smoking, Alcohol, AdultObesity,
        CirculatoryDeaths, Hypertension, HeartDisease, Stroke, AtrialFibrillation, PeripheralArteries, Copd, Asthma, Diabetes,
        Cancer, SevereMentalIllness, Depression, Suicide,
    ];

    /// <summary>Indicators that are read at MSOA.</summary>
    public static IReadOnlySet<IndicatorId> OfMsoas { get; } = All.SelectMany(o => o.Sources).Where(s => s.Level == AreaLevel.Msoa21 && !s.OfPractices).Select(s => new IndicatorId(s.Indicator)).ToHashSet();

    private static readonly HashSet<IndicatorId> EarlierRead = [.. All.SelectMany(o => o.Sources).Where(s => s.NewestKept).Select(s => new IndicatorId(s.Indicator))];

    public string ModelId => $"synthetic-{Id}";

    /// <summary>True where the period before the newest one is read, the newest being kept to check by.</summary>
    public static bool ReadsBeforeLatest(IndicatorId indicator) => EarlierRead.Contains(indicator);

    /// <summary>A register that Fingertips gives by the same definition, it may be of a later year.</summary>
    private static WiderOutcome Register(string id, string title) => new(id, title, [OutcomeSource.Practices($"ft-qof-{id}").ForAges(), OutcomeSource.Practices($"qof-{id}").ForAges()]) { NewestServes = true };

    /// <summary>A register of which a later year is bundled too.</summary>
    private static WiderOutcome Cardiovascular(string id, string title) => new(id, title, [OutcomeSource.Practices($"ft-qof-{id}").ForAges(), OutcomeSource.Practices($"qof2022-{id}").ForAges(), OutcomeSource.Practices($"qof-{id}").ForAges()]) { NewestServes = true };
}

/// <summary>A published figure that may stand for an outcome.</summary>
/// <param name="Level">The level it is published for; practices' figures, carried to areas by where patients live, count as the MSOA's.</param>
internal sealed record OutcomeSource(string Indicator, AreaLevel Level)
{
    /// <summary>True for GP practices' figures, which the release carries to LSOAs.</summary>
    public bool OfPractices { get; private init; }

    /// <summary>True for shares of people who are well or served: the shortfall from 100% is modelled.</summary>
    public bool HigherIsBetter { get; private init; }

    /// <summary>True where what the residents' ages lead to expect is taken off before areas are compared.</summary>
    public bool AgesTakenOff { get; private init; }

    /// <summary>True where the newest period is kept to check by, and the one before it is used.</summary>
    public bool NewestKept { get; private init; }

    /// <summary>Tells the events of a rate of which nothing is published that says how far chance moves it; null elsewhere.</summary>
    public ReckonedEvents? Events { get; private init; }

    public static OutcomeSource Practices(string indicator) => new(indicator, AreaLevel.Msoa21) { OfPractices = true };

    public static OutcomeSource Msoas(string indicator) => new(indicator, AreaLevel.Msoa21);

    public static OutcomeSource Authorities(string indicator) => new(indicator, AreaLevel.Ltla24);

    public OutcomeSource Shortfall() => this with { HigherIsBetter = true };

    public OutcomeSource ForAges() => this with { AgesTakenOff = true };

    public OutcomeSource Counting(ReckonedEvents events) => this with { Events = events };

    public OutcomeSource OfTheYearBefore() => this with { NewestKept = true };

    /// <summary>The groups of LSOAs that have one figure.</summary>
    public AreaGroups Groups(AreaFrame frame) => Level == AreaLevel.Ltla24 ? frame.Authorities : frame.Msoas;

    /// <summary>The published figure by LSOA (practices) or by group; null where the release does not hold it.</summary>
    public FrameColumn? Column(AreaFrame frame) => (OfPractices, Level, NewestKept) switch
    {
        (true, _, false) => frame.Latest(Indicator),
        (true, _, true) => frame.BeforeLatest(Indicator),
        (_, AreaLevel.Ltla24, false) => frame.LatestOfAuthorities(Indicator),
        (_, AreaLevel.Ltla24, true) => frame.BeforeLatestOfAuthorities(Indicator),
        _ => frame.LatestOfMsoas(Indicator),
    };

    /// <summary>Log of the rate, or of the shortfall; NaN where that is not above 0.</summary>
    public double ToModel(double value)
    {
        var bad = HigherIsBetter ? 100 - value : value;
        return bad > 0 ? Math.Log(bad) : double.NaN;
    }
}
