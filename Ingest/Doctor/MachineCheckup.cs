using HealthNeeds.Ingest.Training;

namespace HealthNeeds.Ingest.Doctor;

/// <summary>What a refresh needs of the machine besides its disk.</summary>
internal static class MachineCheckup
{
    /// <summary>A refresh of all England took 2.9 GB at most.</summary>
    private const long Memory = 3_000_000_000;

    public static IEnumerable<Finding> Run()
    {
        // Of the machine, or what a unit's MemoryMax leaves of it to a command that runs within.
        var there = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes;
        var words = $"{SizeText.Of(there)} of memory are there; a refresh of all England takes up to 2.9 GB.";
        yield return there < Memory ? Finding.Warn("memory", words, "Give the machine 4 GB or more for the worker, 6 GB with the site; the site alone does with 2 GB.") : Finding.Ok("memory", words);
        var choice = TrainerChoice.OnThisMachine;
        yield return choice.Fallback is { } why
            ? Finding.Warn("LightGBM", $"{why} The product's own trainer is used, with the same settings.", "apt-get install libgomp1 (or libgomp, on Red Hat's), then restart the worker.")
            : Finding.Ok("LightGBM", "It runs, and keeps to the directions it is given.");
    }
}
