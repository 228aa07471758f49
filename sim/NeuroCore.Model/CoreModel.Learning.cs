// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Hardware;

namespace NeuroCore.Model;

/// <content>The rows and columns that learn.</content>
public sealed partial class CoreModel
{
    // The events of the coming tick are in the second half of their memory; of the one under way, until it ends.
    private bool _secondHalf;

    // Sources of an epoch, and groups of a column, one after the other.
    private bool _feed;
    private int _feedSource;
    private bool _columnHalf;    // of a group of a column, its second half is read next

    /// <summary>A row, or half a column, is read in this clock.</summary>
    private bool RowValid => _walk.RowValid && (_learning is null || EngineFree || !RowLearns);

    // A unit may be read. A row also waits for the tick's noise.
    private bool EngineFree => _learning!.Free && !_noise.Busy;

    // The row under way waits for the engine between its blocks, a column between its halves.
    private bool RowLearns => Phase != Phase.Deliver || (_walk.RowPlastic && _learning!.Products(LearningTrigger.Pre) != 0);

    private bool RowsBusy => _feed || _walk.Busy || _learning!.Pending;

    private bool EpochDue =>
        _learning is { } learning && _sequencer.Plastic && learning.Products(LearningTrigger.Epoch) != 0 && learning.Registers.EpochEnds(_control.Tick);

    // The block of the neuron that fired.
    private int ColumnBlock => _scan.EventSource / Configuration.Lanes;

    private void StartPhase()
    {
        if (Phase is Phase.Emit or Phase.Post or Phase.Pre)
            _scan.Start();
        if (Phase is Phase.Post or Phase.Pre)
            _learning!.Traces.StartEvents(ofNeurons: Phase == Phase.Post);
        if (Phase == Phase.Epoch)
            StartFeed();
    }

    private void StartFeed()
    {
        _feed = true;
        _feedSource = 0;
    }

    // Post, pre and epoch.
    private void ClockLearning()
    {
        switch (Phase)
        {
            case Phase.Post:
                ClockPost();
                break;
            case Phase.Pre:
                ClockEvents(_control.Sources, clears: true, columns: false, columnBusy: false);
                break;
            default:
                var busy = RowsBusy;
                ClockFeed(1, ClockRows(LearningTrigger.Epoch));
                EndOrGoOn(busy, fired: false, stall: false, spike: false);
                break;
        }
    }

    private void ClockPost()
    {
        var learning = _learning!;
        var columns = learning.Products(LearningTrigger.Post) != 0;
        var columnStart = learning.Traces.ColumnStart(_scan.EventValid, columns);
        var columnBusy = columns && RowsBusy;
        if (columnBusy)
        {
            if (learning.Through)
                learning.WriteColumn(_scan.EventSource);
            var begin = RowValid;
            var control = new RowControl(Read: learning.Free, Stay: !_columnHalf, Column: ColumnBlock);
            learning.Clock(begin, column: true, _walk.RowSource / Configuration.Lanes, learning.Products(LearningTrigger.Post));
            _columnHalf ^= begin;
            ClockFeed(Configuration.Lanes, control);
        }

        if (columnStart)
            StartFeed();
        ClockEvents(_control.Neurons, clears: false, columns, columnBusy);
    }

    // Sources that had events, or neurons that fired, one after the other.
    private void ClockEvents(int count, bool clears, bool columns, bool columnBusy)
    {
        var traces = _learning!.Traces;
        var (busy, ready) = (_scan.Busy, traces.EventReady);
        var (word, signs) = (_events.ReadData, _events.Signs);
        traces.ClockEvents(Phase == Phase.Post, _scan.EventValid, _scan.EventSource, columns, columnBusy);
        _events.ClockScan(_scan.Reads(ready), _scan.Word, clears && _scan.Loads(ready), _scan.FetchedWord);
        _scan.Clock(ScanWords(count), word, signs, ready);
        EndOrGoOn(busy, fired: false, stall: false, spike: false);
    }

    // A source of the epoch, or a group of the column, goes into the walk.
    private void ClockFeed(int step, in RowControl control)
    {
        var ready = _walk.EventReady;
        _walk.Clock(_feed, _feedSource, eventNegative: false, control);
        if (!ready)
            return;
        _feedSource += step;
        _feed = _feed && _feedSource != _control.Sources;
    }

    // The engine's edge of a clock in which rows learn, and what it asks of their walk.
    private RowControl ClockRows(LearningTrigger trigger)
    {
        var learning = _learning!;
        var products = learning.Products(trigger);
        var sweep = trigger == LearningTrigger.Epoch;
        var learns = sweep || (_walk.RowPlastic && products != 0);
        var control = new RowControl(
            learning.Holds, EngineFree || !learns, Stay: false, sweep, learning.Registers.PlasticClasses);
        var begin = _walk.RowValid && learns && EngineFree;
        if (!begin && !learning.Pending)
            return control;
        if (learning.Through)
            learning.WriteRow(trigger, _walk.RowSource, _walk.RowClass);
        learning.Clock(begin, column: false, _walk.RowBlock, products);
        return control;
    }
}
