namespace HealthNeeds.Core.Snapshots;

/// <summary>What a file of the snapshot is. The columns of each are in docs/data.md.</summary>
public static class SnapshotKinds
{
    public const string Observations = "observations";
    public const string Breakdowns = "breakdowns";
    public const string Areas = "areas";
    public const string Lsoa11ToLsoa21 = "crosswalk-lsoa11-lsoa21";
    public const string Msoa11ToMsoa21 = "crosswalk-msoa11-msoa21";
    public const string Ltla21ToLtla24 = "crosswalk-ltla21-ltla24";
    public const string Registrations = "registrations";
    public const string Organisations = "organisations";
    public const string Rejections = "rejections";
}
