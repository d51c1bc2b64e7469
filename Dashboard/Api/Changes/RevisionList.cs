using HealthNeeds.Core.Changes;

namespace HealthNeeds.Dashboard.Api.Changes;

/// <param name="Total">Items in the whole list.</param>
/// <param name="Next">The 'offset' of the next page; null on the last.</param>
internal sealed record RevisionList(string Release, string Since, long Offset, long Total, long? Next, IReadOnlyList<ValueRevision> Items);
