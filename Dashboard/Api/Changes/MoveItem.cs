using System.Text.Json;
using HealthNeeds.Core.Changes;
using HealthNeeds.Dashboard.Api.Rankings;

namespace HealthNeeds.Dashboard.Api.Changes;

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
        JsonNamingPolicy.KebabCaseLower.ConvertName(move.Verdict.ToString()),
        move.Parts,
        move.NotComparableBecause);
}
