using HealthNeeds.Dashboard.Comparison;

namespace HealthNeeds.Dashboard.Api.Places;

/// <summary>One number over a whole list of places.</summary>
/// <param name="Kind">"condition" or "indicator".</param>
/// <param name="What">Of a condition, who is counted: <see cref="Having"/> or <see cref="NotCaredFor"/>; of an indicator, its unit.</param>
/// <param name="Places">How many places are added up.</param>
/// <param name="Note">What must be said of the figures; null where there is nothing.</param>
internal sealed record PlaceSum(string Kind, string Id, string Name, string What, Sex? Sex, Period? Period, int Places, string Unit, string? Note)
{
    public const string Having = "have it";
    public const string NotCaredFor = "not cared for";

    public double? Count { get; init; }

    /// <summary>Of a condition: sums of limits that bound 90%, as wide as if all places erred together.</summary>
    public double? CountLower { get; init; }

    public double? CountUpper { get; init; }

    public double? Denominator { get; init; }

    /// <summary>Of a condition per 1,000 residents, with the same limits; of an indicator in its unit, with limits that bound 95%.</summary>
    public double? Value { get; init; }

    public double? ValueLower { get; init; }

    public double? ValueUpper { get; init; }

    /// <summary>England's counts added up in the same way; null where it has none, and for conditions.</summary>
    public double? England { get; init; }

    /// <summary>Why the sum, or its rate, is not there; null where both are.</summary>
    public string? Reason { get; init; }

    public Polarity Polarity { get; init; }

    public string? Licence { get; init; }

    /// <summary>Against England's, where the limits leave it out: "higher" or "lower"; "similar" where not; null where it cannot be said.</summary>
    public string? Against => England is not { } england || ValueLower is not { } lower || ValueUpper is not { } upper ? null : EnglandComparison.Side(lower, upper, england) switch { > 0 => "higher", < 0 => "lower", _ => "similar" };

    /// <summary>The same with the worse end said where there is one.</summary>
    public Verdict Verdict => EnglandComparison.Of(Polarity, Against switch { "higher" => 1, "lower" => -1, "similar" => 0, _ => null });

    public string? SexId => Sex?.Id();
}
