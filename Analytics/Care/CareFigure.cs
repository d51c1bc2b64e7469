namespace HealthNeeds.Analytics.Care;

/// <summary>A published share of people who had the care they should have: what is missing from 100% is care not received.</summary>
/// <param name="Indicator">In per cent, higher is better.</param>
/// <param name="OfPractices">True for GP practices' figures, which the release carries to LSOAs; false for local authorities' figures.</param>
internal sealed record CareFigure(string Id, string Title, string Indicator, bool OfPractices)
{
    public static readonly CareFigure DiabetesBloodPressure = Practices("diabetes-blood-pressure", "People with diabetes whose blood pressure is above target");
    public static readonly CareFigure DiabetesBloodSugar = Practices("diabetes-hba1c", "People with diabetes whose blood sugar is above target");
    public static readonly CareFigure CancerScreening = new("care-cancer-screening", "Cancer screening not taken up", "hi-cancer-screening", OfPractices: false);
    public static readonly CareFigure EarlyDiagnosis = new("care-early-diagnosis", "Cancers found at stage 3 or 4", "els-cancer-early-stage", OfPractices: false);
    public static readonly CareFigure ChildVaccination = new("care-child-vaccination", "Children not vaccinated", "hi-child-vaccination", OfPractices: false);

    public static readonly IReadOnlyList<CareFigure> All = [DiabetesBloodPressure, DiabetesBloodSugar, CancerScreening, EarlyDiagnosis, ChildVaccination];

    private static CareFigure Practices(string id, string title) => new($"care-{id}", title, $"qof-{id}", OfPractices: true);
}
