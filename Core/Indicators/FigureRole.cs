namespace HealthNeeds.Core.Indicators;

/// <summary>What a figure does in a ranking, as the analysis has it. Its meaning to a reader is its <see cref="IndicatorRole"/>.</summary>
public enum FigureRole
{
    /// <summary>Shown only.</summary>
    Shown,

    /// <summary>An outcome that burden and unmet need are made of.</summary>
    Label,

    /// <summary>Told to a model of an outcome, or used to spread one.</summary>
    Feature,

    /// <summary>Care that falls short.</summary>
    Gap,

    /// <summary>Kept to check the ranking by, and used for nothing else in it.</summary>
    Check,
}
