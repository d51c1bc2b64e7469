using HealthNeeds.Analytics.Burden;
using HealthNeeds.Analytics.Care;
using HealthNeeds.Analytics.Synthetic;

namespace HealthNeeds.Analytics.Unmet;

/// <summary>What a focus area is counted by, and what its page must say. Conditions that the figures do not hold are left out, and said to be.</summary>
internal sealed record FocusAreaPlan(string Focus, IReadOnlyList<PlannedCondition> Conditions, IReadOnlyList<string> Notes)
{
    private const string Gbd = "Global Burden of Disease 2019, England, all ages (IHME 2020)";
    private const string GbdRisk = "Global Burden of Disease 2017, England, all ages, by risk (IHME 2018)";
    private const string Equal = "No years of life are published for it: it counts as much as infant deaths (2,200 a year, 81 years each, among 56.6 million residents)";
    private const double InfantDeaths = 3.2;

    public static readonly IReadOnlyList<FocusAreaPlan> All =
    [
        new("best-start",
            [
                Outcome(WiderOutcome.EmergencyChildren, ResidentGroup.Under5, new Harm(InfantDeaths, null, Equal)),
                Outcome(WiderOutcome.InfantMortality, ResidentGroup.Under5, new Harm(InfantDeaths, null, "Deaths under 1 year (2,200 a year in England, 81 years each), ONS child mortality")),
                Outcome(WiderOutcome.LowBirthWeight, ResidentGroup.Under5, new Harm(InfantDeaths, null, Equal)),
                Outcome(WiderOutcome.ChildOverweight, ResidentGroup.Children, new Harm(InfantDeaths, null, Equal)),
                Outcome(WiderOutcome.EarlyDevelopment, ResidentGroup.Under5, new Harm(InfantDeaths, null, Equal)),
                CareOnly("child-vaccination", [CareFigure.VaccinationByPractice, CareFigure.ChildVaccination], ResidentGroup.Under5, new Harm(InfantDeaths, InfantDeaths, Equal)),
            ],
            ["A&E attendances also rise where a general practice is hard to reach or a hospital is near."]),
        new("smoking-alcohol-obesity",
            [
                Outcome(WiderOutcome.Smoking, ResidentGroup.From15, new Harm(28.6, null, GbdRisk)) with { Counted = ResidentGroup.From15 },
                Outcome(WiderOutcome.AdultObesity, ResidentGroup.Adults, new Harm(21.7, null, GbdRisk)) with { Counted = ResidentGroup.Adults },
                Outcome(WiderOutcome.Alcohol, ResidentGroup.Adults, new Harm(10.5, null, GbdRisk + ", from age-standardised rates")),
            ],
            ["Every smoker and every obese adult counts as unmet: no figure of stop-smoking, weight or alcohol services is in the release."]),
        new("cardio-respiratory",
            [
                Outcome(WiderOutcome.CirculatoryDeaths, ResidentGroup.From50, new Harm(37.2, null, Gbd)),
                Treated(WiderOutcome.Hypertension, CareFigure.Hypertension, WiderOutcome.CirculatoryDeaths.Id, 19.5, GbdRisk + ", high systolic blood pressure"),
                Treated(WiderOutcome.HeartDisease, CareFigure.HeartDisease, WiderOutcome.CirculatoryDeaths.Id, 3.7, Gbd + ", a fifth of ischaemic heart disease, declared"),
                Treated(WiderOutcome.AtrialFibrillation, CareFigure.AtrialFibrillation, WiderOutcome.CirculatoryDeaths.Id, 1.3, Gbd + ", a fifth of stroke, of which anticoagulants prevent 64% (Hart 2007)"),
                Treated(WiderOutcome.Stroke, CareFigure.Stroke, WiderOutcome.CirculatoryDeaths.Id, 2.1, Gbd + ", a fifth of stroke, declared"),
                Treated(WiderOutcome.Copd, CareFigure.Copd, WiderOutcome.Copd.Id, 1.3, Gbd + ", a tenth, declared"),
                Treated(WiderOutcome.Asthma, CareFigure.Asthma, WiderOutcome.Asthma.Id, 0.4, Gbd + ", a tenth, declared"),
                Outcome(WiderOutcome.Copd, ResidentGroup.Everyone, new Harm(12.8, null, Gbd)) with { Counted = ResidentGroup.Everyone },
                new("diabetes-blood-pressure", CareFigure.DiabetesBloodPressure.Title, WiderOutcome.Diabetes.Id, [CareFigure.DiabetesBloodPressure.Id], ResidentGroup.Everyone, new Harm(5.05, 3.2, Gbd + ", half of diabetes; tight control prevents 32% of deaths (UKPDS 38)")) { Counted = ResidentGroup.From15 },
                new("diabetes-blood-sugar", CareFigure.DiabetesBloodSugar.Title, WiderOutcome.Diabetes.Id, [CareFigure.DiabetesBloodSugar.Id], ResidentGroup.Everyone, new Harm(5.05, 2.1, Gbd + ", half of diabetes; one point of HbA1c less goes with 21% fewer deaths (UKPDS 35)")) { Counted = ResidentGroup.From15 },
                new("acute-illness", "Chest infections and other acute illness", BurdenLabel.AcuteMorbidity.Id, [], ResidentGroup.Everyone, new Harm(7.2, null, Gbd + ", lower respiratory infections")),
                Outcome(WiderOutcome.Asthma, ResidentGroup.Everyone, new Harm(4.2, null, Gbd)) with { Counted = ResidentGroup.From5 },
                Outcome(WiderOutcome.AtrialFibrillation, ResidentGroup.Everyone, new Harm(1.8, null, Gbd + ", years lived with it")) with { Counted = ResidentGroup.Everyone },
                Outcome(WiderOutcome.Stroke, ResidentGroup.Everyone, new Harm(1.4, null, Gbd + ", years lived with it")) with { Counted = ResidentGroup.Everyone },
                Outcome(WiderOutcome.HeartDisease, ResidentGroup.Everyone, new Harm(0.7, null, Gbd + ", years lived with it")) with { Counted = ResidentGroup.Everyone },
                Outcome(WiderOutcome.PeripheralArteries, ResidentGroup.Everyone, new Harm(0.1, null, Gbd + ", years lived with it")) with { Counted = ResidentGroup.Everyone },
            ],
            ["Emergency admissions are those of all causes."]),
        new("mental-health",
            [
                new("mental-ill-health", "Mental ill health", BurdenLabel.MentalHealth.Id, [], ResidentGroup.Everyone, new Harm(21.0, null, Gbd)),
                Treated(WiderOutcome.SevereMentalIllness, CareFigure.SevereMentalIllness, "mental-ill-health", 4.4, Gbd + ", schizophrenia and bipolar disorder"),
                Treated(WiderOutcome.Depression, CareFigure.Depression, "mental-ill-health", 8.3, Gbd + ", depressive disorders"),
                Outcome(WiderOutcome.Suicide, ResidentGroup.Adults, new Harm(3.4, null, Gbd + ", self-harm")),
            ],
            ["The published mental health indicator draws partly on prescriptions and hospital use, so unmet need hides in it."]),
        new("cancer",
            [
                new("cancer-deaths", "Years of life lost early, all causes", BurdenLabel.YearsOfLifeLost.Id, [], ResidentGroup.From50, new Harm(50.9, null, Gbd)),
                CareOnly("late-diagnosis", [CareFigure.EarlyDiagnosis], ResidentGroup.From50, new Harm(3.3, 3.3, "10,000 deaths a year that earlier diagnosis would prevent (National Awareness and Early Diagnosis Initiative), 18.4 years each (Sud 2020)")),
                Treated(WiderOutcome.Cancer, CareFigure.CancerReview, WiderOutcome.Cancer.Id, 0.3, Gbd + ", a tenth of years lived with it, declared"),
                Outcome(WiderOutcome.Cancer, ResidentGroup.Everyone, new Harm(2.9, null, Gbd + ", years lived with it")) with { Counted = ResidentGroup.Everyone },
                CareOnly("cancer-screening", [CareFigure.CervicalScreening, CareFigure.CancerScreening], ResidentGroup.From25To74, new Harm(0.5, 0.5, "Declared: no comparable figure was found")),
            ],
            ["No outcome of cancer is published for neighbourhoods: years of life lost are those of all causes, of which cancer is a large part."]),
    ];

    /// <summary>Ill health of all causes: the four outcomes of it that are published for LSOAs, each counting alike.</summary>
    public static readonly FocusAreaPlan AllCauses = new(
        "all-causes",
        [.. BurdenLabel.All.Select(l => new PlannedCondition(l.Id, l.Title, l.Id, [], ResidentGroup.Everyone, new Harm(1, null, "Declared: each counts alike")))],
        []);

    private static PlannedCondition Outcome(WiderOutcome outcome, ResidentGroup who, Harm harm) => new(outcome.Id, outcome.Title, outcome.Id, [], who, harm);

    private static PlannedCondition CareOnly(string id, IReadOnlyList<CareFigure> care, ResidentGroup who, Harm harm) => new(id, care[^1].Title, Need: null, [.. care.Select(c => c.Id)], who, harm);

    /// <summary>Whom a register is a share of, in bands of five years: asthma's begins at 6 years, depression's at 18.</summary>
    private static ResidentGroup Group(WiderOutcome outcome) =>
        outcome == WiderOutcome.Depression ? ResidentGroup.Adults : outcome == WiderOutcome.Asthma ? ResidentGroup.From5 : ResidentGroup.Everyone;

    private static PlannedCondition Treated(WiderOutcome outcome, CareFigure care, string within, double years, string source) =>
        new($"{outcome.Id}-treated", care.Title, outcome.Id, [care.Id], ResidentGroup.Everyone, new Harm(years, null, source)) { Within = within, Counted = Group(outcome) };
}

/// <summary>One thing a focus area counts: a condition people have, or care they should have.</summary>
/// <param name="Need">Part that says how many have it for their ages; null where only the care is known, and everyone of the group should have it.</param>
/// <param name="Care">Parts that say which share of them is not cared for; the first that the figures hold counts. Empty where no figure of care is known: all of the condition's harm then counts as unmet.</param>
/// <param name="Who">Whom it concerns, where <paramref name="Need"/> says nothing of ages itself.</param>
/// <param name="Harm">How much it weighs in England.</param>
internal sealed record PlannedCondition(string Id, string Title, string? Need, IReadOnlyList<string> Care, ResidentGroup Who, Harm Harm)
{
    /// <summary>A condition that stands for this one's harm while no figure of this one's care is held: it then weighs that much less. Without a figure of care this one does not count.</summary>
    public string? Within { get; init; }

    /// <summary>Whom the figures are shares of, in per cent, so that people can be counted; null where they are rates of events or scores.</summary>
    public ResidentGroup? Counted { get; init; }
}

/// <summary>What a condition costs England: years of healthy life lost a year by 1,000 residents (deaths before their time and years lived with disability).</summary>
/// <param name="Years">By the condition as it is.</param>
/// <param name="Missed">Of these, what is lost because care is not received; null where no figure says, and all of <paramref name="Years"/> counts.</param>
/// <param name="Source">Where the numbers are from, or why there are none.</param>
internal sealed record Harm(double Years, double? Missed, string Source);
