namespace HealthNeeds.Dashboard.Api.Changes;

/// <param name="Total">Items in the whole list.</param>
/// <param name="Next">The 'offset' of the next page; null on the last.</param>
internal sealed record MoveList(string Release, string Since, string Focus, string Level, string Within, long Offset, long Total, long? Next, IReadOnlyList<MoveItem> Items);
