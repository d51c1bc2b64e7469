namespace HealthNeeds.Analytics.Moves;

/// <summary>What can move a rank between two releases, in the order in which the study lets them in: each is measured with those before it in place.</summary>
public enum MoveCause
{
    /// <summary>Code, options or weights: the new method on the old figures and areas.</summary>
    Method,

    /// <summary>Codes and membership of areas: the old figures on the new areas.</summary>
    Boundary,

    /// <summary>Corrected values of series that were there before, residents among them.</summary>
    Revision,

    /// <summary>Periods and indicators that came or went.</summary>
    NewData,
}
