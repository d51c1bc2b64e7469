namespace HealthNeeds.Dashboard.Api.Search;

/// <param name="Code">An area's code, or the id of anything else.</param>
/// <param name="Title">As the page it leads to is headed.</param>
/// <param name="Detail">What it is, or where.</param>
/// <param name="Address">Of its page on this site.</param>
public sealed record SearchHit(SearchKind Kind, string Code, string Title, string Detail, string Address);

/// <summary>What was found, the best of each kind first.</summary>
/// <param name="Note">What a reader must know of what was sought: that a postcode cannot be placed, that a code is no longer in use. Null where there is nothing to say.</param>
/// <param name="IsAlike">True where nothing has the words themselves, and places of a name spelled like them are listed.</param>
public sealed record SearchResult(string Words, string? Note, bool IsAlike, IReadOnlyList<SearchHit> Hits);

/// <summary>What a search can find.</summary>
public enum SearchKind
{
    Place,
    Ward,
    Network,
    Practice,
    Condition,
    Indicator,
    Asset,
    Research,
}
