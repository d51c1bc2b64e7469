namespace HealthNeeds.Analytics.Authorities;

/// <summary>An outcome published for local authorities only.</summary>
/// <param name="Indicator">Indicator id in the authorities' table.</param>
/// <param name="HigherIsBetter">True for shares of children or patients who are well or served; the shortfall from 100% is modelled.</param>
internal sealed record AuthorityOutcome(string Id, string Title, string Indicator, bool HigherIsBetter = false)
{
    public static readonly AuthorityOutcome LowBirthWeight = new("low-birth-weight", "Low birth weight", "hi-low-birth-weight");
    public static readonly AuthorityOutcome InfantMortality = new("infant-mortality", "Infant mortality", "hi-infant-mortality");
    public static readonly AuthorityOutcome ChildOverweight = new("child-overweight", "Children overweight or obese", "hi-child-overweight");
    public static readonly AuthorityOutcome EarlyDevelopment = new("early-development", "Children without a good level of development", "hi-early-development", HigherIsBetter: true);
    public static readonly AuthorityOutcome Smoking = new("smoking", "Adults who smoke", "hi-smoking");
    public static readonly AuthorityOutcome Alcohol = new("alcohol-admissions", "Hospital admissions for alcohol", "hi-alcohol-admissions");
    public static readonly AuthorityOutcome AdultOverweight = new("adult-overweight", "Adults overweight or obese", "hi-adult-overweight");

    public static readonly IReadOnlyList<AuthorityOutcome> All = [LowBirthWeight, InfantMortality, ChildOverweight, EarlyDevelopment, Smoking, Alcohol, AdultOverweight];

    public string ModelId => $"synthetic-{Id}";

    /// <summary>Log of the rate, or of the shortfall; NaN where that is not above 0.</summary>
    public double ToModel(double value)
    {
        var bad = HigherIsBetter ? 100 - value : value;
        return bad > 0 ? Math.Log(bad) : double.NaN;
    }
}
