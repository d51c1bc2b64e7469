using HealthNeeds.Analytics.Authorities;
using HealthNeeds.Analytics.Burden;
using HealthNeeds.Analytics.Gaps;

namespace HealthNeeds.Analytics.Unmet;

/// <summary>What the burden and the gap of a focus area are made of, with declared weights, and what its page must say.</summary>
/// <param name="Burden">Part ids and weights; parts the figures do not hold are left out and the others keep their proportions.</param>
internal sealed record FocusAreaPlan(string Focus, IReadOnlyList<(string Part, double Weight)> Burden, IReadOnlyList<(string Part, double Weight)> Gap, IReadOnlyList<string> Notes)
{
    public static readonly IReadOnlyList<FocusAreaPlan> All =
    [
        new("best-start",
            [(AuthorityOutcome.LowBirthWeight.Id, 0.25), (AuthorityOutcome.InfantMortality.Id, 0.20), (AuthorityOutcome.ChildOverweight.Id, 0.25), (AuthorityOutcome.EarlyDevelopment.Id, 0.30)],
            [(ServiceGap.ChildVaccination, 0.6), (ServiceGap.PatientsPerGp, 0.4)],
            [SyntheticStudy.Label, "No outcome of children is held below local authorities. Vaccination is the authority's figure, carried by each of its LSOAs."]),
        new("smoking-alcohol-obesity",
            [(AuthorityOutcome.Smoking.Id, 0.4), (AuthorityOutcome.Alcohol.Id, 0.3), (AuthorityOutcome.AdultOverweight.Id, 0.3)],
            [(RegisterGap.Obesity.PartId, 0.6), (ServiceGap.PatientsPerGp, 0.4)],
            [SyntheticStudy.Label, "The gap holds what is known of obesity care and of access; stop-smoking and alcohol services are not in the release."]),
        new("cardio-respiratory",
            [(BurdenLabel.AcuteMorbidity.Id, 0.4), (BurdenLabel.Illness.Id, 0.3), (BurdenLabel.YearsOfLifeLost.Id, 0.3)],
            [(RegisterGap.Hypertension.PartId, 0.2), (RegisterGap.HeartDisease.PartId, 0.2), (RegisterGap.AtrialFibrillation.PartId, 0.15), (RegisterGap.Copd.PartId, 0.15), (RegisterGap.Diabetes.PartId, 0.15), (ServiceGap.PatientsPerGp, 0.15)],
            ["The burden stands for all causes: emergency admissions, illness benefits and years of life lost. Deaths and admissions from heart and lung disease alone are not in the release."]),
        new("mental-health",
            [(BurdenLabel.MentalHealth.Id, 1)],
            [(RegisterGap.Depression.PartId, 0.4), (RegisterGap.SevereMentalIllness.PartId, 0.3), (ServiceGap.PatientsPerGp, 0.3)],
            ["The published mental health indicator draws partly on prescriptions and hospital use, so unmet need hides in it. Registers are used for recognition only, never as burden."]),
        new("cancer",
            [(BurdenLabel.YearsOfLifeLost.Id, 1)],
            [(ServiceGap.CancerScreening, 0.6), (ServiceGap.PatientsPerGp, 0.4)],
            ["No cancer outcome is held at LSOA: the burden is years of life lost from all causes, of which cancer is a large part. Screening is the authority's figure, carried by each of its LSOAs."]),
    ];
}
