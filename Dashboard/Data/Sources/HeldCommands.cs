namespace HealthNeeds.Dashboard.Data.Sources;

/// <summary>What an analyst types to decide on figures that were held back.</summary>
internal static class HeldCommands
{
    private const string Program = "dotnet Ingest/bin/Release/net10.0/HealthNeeds.Ingest.dll";

    public static string Accept(string source, string id) => $"{Program} sources accept {source} {id}";

    public static string Refuse(string source, string id) => $"{Program} sources refuse {source} {id}";
}
