namespace HealthNeeds.Ingest.SourceRecords;

/// <summary>Figures that wait for a decision and are no longer as they were read.</summary>
/// <param name="Damage">A sentence: what is wrong with them.</param>
internal sealed record DamagedFigures(string Source, string Id, string Damage)
{
    public string Words => $"What waits of source '{Source}' ({Id}) is damaged: {Damage} It cannot be used, and the figures in use before stay in use. {Again}";

    private string Again => OwnIndicators.IsOwn(Source) ? "The next refresh reads it anew." : $"'sources pull {Source}' asks for it and reads it anew.";
}
