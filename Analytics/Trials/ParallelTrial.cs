namespace HealthNeeds.Analytics.Trials;

/// <summary>
/// A parallel cluster trial: as many clusters with the intervention as without. For proportions and means the variance of an individually randomised trial
/// is multiplied by the design effect 1 + ((CV² + 1)·m − 1)·ρ (Donner &amp; Klar 2000; Eldridge, Ashby &amp; Kerry 2006, Int J Epidemiol 35, 1292–1300); rates are as in
/// Hayes &amp; Bennett (1999), Int J Epidemiol 28, 319–326: (r₀ + r₁)/m + k²(r₀² + r₁²), with one cluster an arm lost to the normal approximation.
/// </summary>
public sealed record ParallelTrial(TrialOutcome Outcome, double ClusterSize, double Clustering) : TrialDesign(Outcome, ClusterSize, Clustering)
{
    /// <summary>Coefficient of variation of the clusters' sizes; 0 where all are of one size. Not used for rates.</summary>
    public double SizeVariation { get; init; }

    /// <summary>Student's t (noncentral) is right for means and safe for all; rates have the normal alone.</summary>
    public TrialTest Test { get; init; }

    public override int FewestClusters => 2;

    public override int ClusterStep => 1;

    public override bool CountsByArm => true;

    /// <summary>How many times more people are needed than if each had been randomised alone.</summary>
    public double DesignEffect => Outcome.Kind == OutcomeKind.Rate
        ? 1 + (Clustering * Clustering * (Square(Outcome.Control) + Square(Outcome.Intervention)) * ClusterSize / (Outcome.Control + Outcome.Intervention))
        : 1 + ((((SizeVariation * SizeVariation) + 1) * ClusterSize) - 1) * Clustering;

    public override double Variance(int clusters) =>
        (Outcome.Variance(Outcome.Control) + Outcome.Variance(Outcome.Intervention)) * DesignEffect / (ClusterSize * (Outcome.Kind == OutcomeKind.Rate ? clusters - 1 : clusters));

    protected override double? Freedom(int clusters) => Test == TrialTest.T && Outcome.Kind != OutcomeKind.Rate ? 2 * (clusters - 1) : null;

    private static double Square(double value) => value * value;
}
