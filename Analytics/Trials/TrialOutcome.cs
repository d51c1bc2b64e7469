namespace HealthNeeds.Analytics.Trials;

/// <summary>What a trial measures, and what it expects without and with the intervention.</summary>
/// <param name="Control">A proportion (0–1), a mean, or events per person-year.</param>
/// <param name="Intervention">In the same unit.</param>
/// <param name="Deviation">Standard deviation of one person's value, for means; not used for proportions and rates, whose variance follows from their level.</param>
public sealed record TrialOutcome(OutcomeKind Kind, double Control, double Intervention, double Deviation = double.NaN)
{
    public double Difference => Intervention - Control;

    /// <summary>Whether a level can be: a proportion lies between 0 and 1, a rate above 0.</summary>
    public bool Allows(double level) => Kind switch
    {
        OutcomeKind.Proportion => level is > 0 and < 1,
        OutcomeKind.Rate => double.IsFinite(level) && level > 0,
        _ => double.IsFinite(level),
    };

    /// <summary>Of one person's value (for rates: of the events of one person-year) where its level is this.</summary>
    public double Variance(double level) => Kind switch
    {
        OutcomeKind.Proportion => level * (1 - level),
        OutcomeKind.Rate => level,
        _ => Deviation * Deviation,
    };

    /// <summary>The same, with the intervention at another level.</summary>
    public TrialOutcome Reaching(double level) => this with { Intervention = level };

    /// <summary>The farthest level on the intervention's side of the control's that can be.</summary>
    internal double Farthest => Kind switch
    {
        OutcomeKind.Mean => Control + (Math.Sign(Difference) * Deviation * 1000),
        _ when Difference < 0 => Control * 1e-9,
        OutcomeKind.Proportion => 1 - 1e-9,
        _ => Control * 1e6,
    };
}

public enum OutcomeKind
{
    Proportion,
    Mean,
    Rate,
}

/// <summary>The distribution that a difference is judged by.</summary>
public enum TrialTest
{
    /// <summary>The normal: simple, and too sure where there are few clusters.</summary>
    Normal,

    /// <summary>Student's t, with two degrees of freedom fewer than there are clusters.</summary>
    T,
}
