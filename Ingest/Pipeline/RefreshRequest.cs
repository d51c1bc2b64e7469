namespace HealthNeeds.Ingest.Pipeline;

/// <param name="Region">A region id ("south-yorkshire") or an ICB code ("E54000054").</param>
/// <param name="Force">Publish even where nothing changed since the current release.</param>
/// <param name="Ask">Ask every publisher first; otherwise the figures that are there are used.</param>
/// <param name="Trigger">"schedule", "first-run", "missed-run", "upgrade" or "command": kept in the run record.</param>
internal sealed record RefreshRequest(string Region, bool Force, string Trigger, bool Ask = false);
