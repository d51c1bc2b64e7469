namespace HealthNeeds.Dashboard.Data.Feed;

/// <summary>Which installation a feed is of.</summary>
/// <param name="Site">The address it is reached at; ends with a slash.</param>
/// <param name="Tag">What its ids begin with (RFC 4151): of this installation and region, and of no other.</param>
internal sealed record FeedPlace(Uri Site, string Tag);
