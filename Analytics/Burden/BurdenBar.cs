namespace HealthNeeds.Analytics.Burden;

/// <summary>What a burden estimate is asked to reach on figures it did not see: rank correlation, and the share of the worst tenth that it finds.</summary>
internal readonly record struct BurdenBar(double Spearman, double Overlap)
{
    /// <summary>With one LSOA left out at a time. Set from outside before this estimate was made; null for an outcome nobody set one for.</summary>
    public static BurdenBar? PlaceKnown(BurdenLabel label) => label.Id switch
    {
        "ypll" => new BurdenBar(0.915, 0.715),
        "acute-morbidity" => new BurdenBar(0.850, 0.650),
        "mental-health" => new BurdenBar(0.912, 0.760),
        "cidr" => new BurdenBar(0.965, 0.820),
        _ => null,
    };

    /// <summary>With whole authorities left out.</summary>
    public static BurdenBar? PlaceUnknown(BurdenLabel label) => label.Id switch
    {
        "ypll" => new BurdenBar(0.900, 0.700),
        "acute-morbidity" => new BurdenBar(0.790, 0.575),
        "mental-health" => new BurdenBar(0.900, 0.740),
        "cidr" => new BurdenBar(0.965, 0.815),
        _ => null,
    };
}
