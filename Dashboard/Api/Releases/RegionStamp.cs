namespace HealthNeeds.Dashboard.Api.Releases;

/// <param name="Within">The area code that 'within' stands for where it is not given.</param>
internal sealed record RegionStamp(string Id, string Name, string Within);
