using HealthNeeds.Core.Conditions;
using HealthNeeds.Dashboard.Wording;

namespace HealthNeeds.Dashboard.Api.Conditions;

/// <summary>Why a figure of a condition is not there: of page, JSON and files alike.</summary>
internal static class ConditionReasons
{
    public const string NoCare = "not available: no figure of its care is held";
    public const string NoExpected = "not available: what to expect on a GP register is not estimated for it";
    private const string Few = "too few to show";
    private const string Unknown = "too little of the area is known";

    /// <summary>What the share cared for is, or why there is none.</summary>
    public static string OfCare(bool careKnown) => careKnown
        ? "The share of those who have it whose care reaches its target or was given. Its limits are those of that share alone, for who has it is the same above and below the line."
        : $"{SentenceCase.Start(NoCare)}.";

    /// <summary>What the shortfall is, or why there is none.</summary>
    public static string OfShortfall(bool hasExpected) => hasExpected
        ? "What the conditions of life would lead to expect on GP registers, less those who are recorded; below 0 where more are. It names nobody, and says nothing of why. Limits are put together from those of both."
        : $"{SentenceCase.Start(NoExpected)}.";

    /// <summary>Null where who has it, and who of them is not cared for, are shown.</summary>
    public static string? CaredFor(bool careKnown, ConditionNeed need) => need is { Have.Value: > 0, Unmet: not null } ? null : !careKnown ? NoCare : need.Suppressed ? Few : Unknown;

    /// <summary>Null where who has it and who is expected to are shown.</summary>
    public static string? Shortfall(bool hasExpected, ConditionNeed need) => need is { Have: not null, Expected: not null } ? null : !hasExpected ? NoExpected : need.Suppressed ? Few : Unknown;
}
