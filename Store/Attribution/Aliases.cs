namespace HealthNeeds.Store.Attribution;

/// <summary>Barnsley and Sheffield were given new codes in April 2025 for a boundary change of a few streets. The release keeps the older ones.</summary>
internal static class Aliases
{
    public const string Newer = "'E08000038', 'E08000039'";

    public static string Older(string column) => $"case {column} when 'E08000038' then 'E08000016' when 'E08000039' then 'E08000019' else {column} end";
}
