namespace HealthNeeds.Dashboard.Pages.Briefings;

/// <summary>One kind of briefing: reads what its address asks for, and sums it up.</summary>
internal interface IBriefingKind
{
    /// <exception cref="Problems.RefusedRequestException">The address asks for what the release does not hold.</exception>
    Briefing Read(HttpContext http);
}
