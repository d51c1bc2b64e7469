using HealthNeeds.Analytics.Conditions;
using HealthNeeds.Core.Conditions;
using HealthNeeds.Dashboard.Api.Areas;
using HealthNeeds.Dashboard.Api.Downloads;
using HealthNeeds.Dashboard.Api.Rankings;
using HealthNeeds.Dashboard.Api.Releases;
using HealthNeeds.Dashboard.Wording;
using HealthNeeds.Store.Queries;

namespace HealthNeeds.Dashboard.Api.Conditions;

/// <param name="Condition">The condition whose people are listed; null where only the conditions are.</param>
/// <param name="Areas">How many areas are listed.</param>
/// <param name="Reason">Why none is; null where some are.</param>
/// <param name="Measured">Of which years the figures of the condition's focus area are; null where no condition is named.</param>
/// <param name="Conditions">Every condition whose people are counted.</param>
/// <param name="Items">Most people per 1,000 residents first; made while they are written.</param>
internal sealed record ConditionAnswer(
    ReleaseStamp Release,
    string? Condition,
    string Level,
    AreaStamp Within,
    int Areas,
    string? Reason,
    MeasuredPeriods? Measured,
    IReadOnlyList<string> Caveats,
    string Licence,
    IReadOnlyList<string> Attribution,
    IReadOnlyList<Condition> Conditions,
    IEnumerable<ConditionItem> Items)
{
    public static readonly IReadOnlyList<string> Words =
    [
        "People are estimates made of published shares, not counts of persons; limits bound 90%.",
        "'unmet' are those who have the condition, or should have the care, and are not cared for; where no figure of care is held it is null for every area, and 'have' and 'perThousand' count all who have it.",
        "Fewer than 5 people are not shown, nor the numbers here that they could be reckoned from: 'suppressed' is true. Where only those not cared for are few, 'have' is shown. Nothing is shown, and 'suppressed' is false, where too little of an area is known.",
        "'expected' is what conditions of life would lead to expect on the register. It is shown, and is no part of 'have' or 'unmet'.",
        "'caredFor' is the share of 'have' whose care reaches its target or was given: 1 less 'unmet' over 'have'. 'shortfall' is 'expected' less 'have', above 0 where fewer are recorded than expected: nobody of them is known. Where one is null, its reason stands beside it.",
        "Figures of GP practices are carried to areas by where patients live: neighbourhoods of one practice are alike.",
    ];
}

/// <param name="Have">People who have the condition, or should have the care.</param>
/// <param name="Unmet">Those of them who are not cared for; null where no figure of care is held.</param>
/// <param name="CaredFor">Share of <paramref name="Have"/> whose care reaches its target or was given, 0 to 1; null where <paramref name="CaredForReason"/> says why.</param>
/// <param name="Shortfall"><paramref name="Expected"/> less <paramref name="Have"/>; null where <paramref name="ShortfallReason"/> says why.</param>
/// <param name="PerThousand">Of 1,000 residents of all ages: <paramref name="Unmet"/>, and where that is not known <paramref name="Have"/>.</param>
internal sealed record ConditionItem(string Code, string Name, string? PlaceName, string? LocalAuthority, int? Population, Estimate? Have, Estimate? Unmet, Estimate? PerThousand, Estimate? CaredFor, string? CaredForReason, Estimate? Expected, Estimate? Shortfall, string? ShortfallReason, bool Suppressed) : IListedArea
{
    private const int Places = 1;
    private const int SharePlaces = 4;

    /// <param name="careKnown">Whether a figure of the condition's care is held.</param>
    /// <param name="hasExpected">Whether it is estimated how many to expect.</param>
    public static ConditionItem Of(CountedArea counted, bool careKnown, bool hasExpected) => new(
        counted.Area.Code.Value,
        counted.Area.Name,
        counted.Area.PlaceName,
        counted.Area.LocalAuthorityName,
        counted.Area.Population,
        Rounded(counted.Need.Have),
        Rounded(counted.Need.Unmet),
        Rounded(counted.Need.PerThousand),
        Rounded(ConditionFigures.CaredFor(counted.Need), SharePlaces),
        ConditionReasons.CaredFor(careKnown, counted.Need),
        Rounded(counted.Need.Expected),
        Rounded(ConditionFigures.Shortfall(counted.Need)),
        ConditionReasons.Shortfall(hasExpected, counted.Need),
        counted.Need.Suppressed);

    private static Estimate? Rounded(Estimate? estimate, int places = Places) => estimate is { } e ? new Estimate(Math.Round(e.Value, places), Math.Round(e.Lower, places), Math.Round(e.Upper, places)) : null;
}

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
