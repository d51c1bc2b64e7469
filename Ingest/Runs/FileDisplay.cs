using HealthNeeds.Core.Runs;
using HealthNeeds.Store.Runs;
using Microsoft.Extensions.Logging;

namespace HealthNeeds.Ingest.Runs;

/// <summary>The progress file, from which the dashboard draws its progress page.</summary>
internal sealed class FileDisplay(ProgressFile file, ILogger<FileDisplay> log) : IRunDisplay
{
    private bool _told;

    public void Show(RunProgress progress)
    {
        try
        {
            file.Write(progress);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException && !_told)
        {
            // Progress is a courtesy: the stage that cannot write figures is the one to end the run.
            _told = true;
            log.LogWarning("The progress of this run cannot be written: {Problem}", problem.Message);
        }
        catch (Exception again) when (again is IOException or UnauthorizedAccessException)
        {
            log.LogDebug("The progress of this run still cannot be written: {Problem}", again.Message);
        }
    }
}
