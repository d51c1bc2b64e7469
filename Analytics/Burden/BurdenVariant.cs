namespace HealthNeeds.Analytics.Burden;

/// <summary>A choice of features.</summary>
internal sealed record BurdenVariant(string Id, string Title, IReadOnlyList<PlannedFeature> Features)
{
    public static readonly BurdenVariant WithHealth = new("trees", "Trees on earlier conditions and earlier health", [.. FeaturePlan.Determinants, .. FeaturePlan.HealthRecord]);
    public static readonly BurdenVariant Determinants = new("trees-determinants", "Trees on earlier conditions, no health", FeaturePlan.Determinants);

    /// <summary>The one that ships if it earns it comes first.</summary>
    public static readonly IReadOnlyList<BurdenVariant> All = [WithHealth, Determinants];
}
