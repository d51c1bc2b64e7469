namespace HealthNeeds.Dashboard.Pages.Briefings;

/// <summary>What must be said wherever a ranking goes.</summary>
internal static class BriefingCaveats
{
    public const string Places = "These are figures about places. A rank says nothing about any one resident, and what goes with a rank is an association, not a cause.";

    public const string Interval = "A rank is a range: nine draws in ten fall inside it. Two places whose ranges overlap may well stand the other way round.";

    public const string Match = "A match says that an asset addresses a need that stands out. It does not say that the asset has capacity, or that people of the place use it.";
}
