using System.Text.Json;
using HealthNeeds.Core.Releases;
using HealthNeeds.Dashboard.Api.Rankings;

namespace HealthNeeds.Dashboard.Api.Changes;

/// <param name="Total">Items in the whole list.</param>
/// <param name="Next">The 'offset' of the next page; null on the last.</param>
internal sealed record MoveList(string Release, string Since, string Focus, string Level, string Within, long Offset, long Total, long? Next, IReadOnlyList<MoveItem> Items);

/// <summary>One area's rank in both releases.</summary>
/// <param name="Move">Places; negative is towards rank 1, the greatest need. Null where the two do not compare.</param>
/// <param name="Verdict">"changed": beyond noise; "within-noise"; "unmoved"; "not-comparable".</param>
/// <param name="Parts">What the move is the sum of, in places; null where that is not known.</param>
internal sealed record MoveItem(string Code, string? Name, RankAnswer? From, RankAnswer? To, int? Move, string Verdict, MoveParts? Parts, string? NotComparableBecause)
{
    public static MoveItem Of(RankMove move, string? name) => new(
        move.Area.Value,
        name,
        move.From is { } from ? RankAnswer.Of(from) : null,
        move.To is { } to ? RankAnswer.Of(to) : null,
        move.Move,
        move.Verdict.Id(),
        move.Parts,
        move.NotComparableBecause);
}

/// <param name="Total">Items in the whole list.</param>
/// <param name="Next">The 'offset' of the next page; null on the last.</param>
internal sealed record RevisionList(string Release, string Since, long Offset, long Total, long? Next, IReadOnlyList<ValueRevision> Items);

/// <summary>What differs between two kept releases. Every revised value and every move are asked for page by page.</summary>
/// <param name="First">True where the release is the first of its line: there is nothing to compare with, and the difference is null.</param>
internal sealed record DifferenceAnswer(string Release, string? Since, bool First, ReleaseDifference? Difference);
