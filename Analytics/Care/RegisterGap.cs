namespace HealthNeeds.Analytics.Care;

/// <summary>A disease register whose size is compared with what need would lead to expect.</summary>
internal sealed record RegisterGap(string Id, string Title)
{
    public static readonly RegisterGap Hypertension = new("hypertension", "High blood pressure");
    public static readonly RegisterGap HeartDisease = new("chd", "Coronary heart disease");
    public static readonly RegisterGap AtrialFibrillation = new("af", "Atrial fibrillation");
    public static readonly RegisterGap Copd = new("copd", "Chronic obstructive pulmonary disease");
    public static readonly RegisterGap Diabetes = new("diabetes", "Diabetes");
    public static readonly RegisterGap Obesity = new("obesity", "Obesity");
    public static readonly RegisterGap Depression = new("depression", "Depression");
    public static readonly RegisterGap SevereMentalIllness = new("smi", "Severe mental illness");

    public static readonly IReadOnlyList<RegisterGap> All = [Hypertension, HeartDisease, AtrialFibrillation, Copd, Diabetes, Obesity, Depression, SevereMentalIllness];

    public string Indicator => $"qof-{Id}";

    public string ModelId => $"gap-{Id}";
}
