namespace HealthNeeds.Analytics.Care;

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
