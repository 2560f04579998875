// Runs generated programs that were compiled for this processor: reads what each needs, writes what each answers.
//
//     harness INPUT OUTPUT
//
// INPUT is 64-bit numbers and floats: the number of programs; for each items, the lengths of an item's arena, the shared memory and the scratch memory, the packed
// weights, the inputs, and of the outputs length and whether each item has one. An array is its length and its floats. OUTPUT is the outputs' floats, one after
// the other. Every buffer ends before a page that may not be touched, and begins as NaN.
#define _GNU_SOURCE
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

// As NetGen.Runtime.Execution.Frame.
typedef struct {
    float *arena, *shared, *weights, *scratch;
    intptr_t scratchLength;
    float **inputs, **outputs;
    int32_t item, items;
    intptr_t itemStride;
    uint64_t seed;
    uint32_t step;
    uint8_t skipsDropout;
} Frame;

extern void NetGenRun(int64_t program, Frame *frames);

// What .NET's runtime would give: no other thread stops this one, and nobody allocates or throws.
int g_cpuFeatures = -1, RhpTrapThreads = 0;
uintptr_t __security_cookie = 0x2b992ddfa232;
void RhpReversePInvoke(void *frame) { (void)frame; }
void RhpReversePInvokeReturn(void *frame) { (void)frame; }
void RhpPInvoke(void *frame) { (void)frame; }
void RhpPInvokeReturn(void *frame) { (void)frame; }
void RhpGcPoll(void) { }
void RhSpanHelpers_MemCopy(void *target, const void *source, size_t bytes) { memmove(target, source, bytes); }
void RhSpanHelpers_MemZero(void *target, size_t bytes) { memset(target, 0, bytes); }
static void refuse(const char *what) { fprintf(stderr, "the program %s\n", what); _exit(3); }
void RhpThrowEx(void) { refuse("throws an exception"); }
void RhpFallbackFailFast(void) { refuse("fails"); }
void RhpNewFast(void) { refuse("allocates an object"); }
void RhpNewArray(void) { refuse("allocates an array"); }

static FILE *input, *output;

static int64_t number(void) {
    int64_t value;
    if (fread(&value, sizeof value, 1, input) != 1) { fprintf(stderr, "the input ends too early\n"); exit(1); }
    return value;
}

static float *allocate(int64_t length, int alignment) {
    size_t page = (size_t)sysconf(_SC_PAGESIZE), bytes = ((size_t)length * sizeof(float) + alignment - 1) / alignment * alignment, pages = (bytes + page - 1) / page * page;
    char *memory = mmap(0, pages + page, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (memory == MAP_FAILED || mprotect(memory + pages, page, PROT_NONE)) { perror("memory"); exit(1); }
    return (float *)(memory + pages - bytes);
}

static float *array(int alignment, int64_t *length) {
    *length = number();
    float *values = allocate(*length, alignment);
    if (fread(values, sizeof(float), (size_t)*length, input) != (size_t)*length) { fprintf(stderr, "the input ends too early\n"); exit(1); }
    return values;
}

static float *undefined(int64_t length) {
    float *values = allocate(length, 64);
    memset(values, 0xff, (size_t)length * sizeof(float));
    return values;
}

static void run(int64_t program) {
    int64_t items = number(), arenaLength = number(), sharedLength = number(), scratchLength = number();
    float *arena = undefined(arenaLength * items), *shared = undefined(sharedLength), *scratch = undefined(scratchLength);
    int64_t weightLength;
    float *weights = array(64, &weightLength);
    Frame *frames = calloc((size_t)items, sizeof *frames);
    int64_t inputs = number();
    for (int64_t item = 0; item < items; item++) {
        frames[item] = (Frame){ .arena = arena + arenaLength * item, .shared = shared, .weights = weights, .scratch = scratch, .scratchLength = scratchLength,
            .item = (int32_t)item, .items = (int32_t)items, .itemStride = arenaLength, .seed = SEED, .step = STEP };
        frames[item].inputs = calloc((size_t)inputs + 1, sizeof(float *));
    }
    for (int64_t i = 0; i < inputs; i++) {
        int64_t length;
        float *values = array(sizeof(float), &length);
        for (int64_t item = 0; item < items; item++) frames[item].inputs[i] = values + length / items * item;
    }
    int64_t outputs = number();
    float **values = calloc((size_t)outputs + 1, sizeof *values);
    int64_t *lengths = calloc((size_t)outputs + 1, sizeof *lengths);
    for (int64_t item = 0; item < items; item++) frames[item].outputs = calloc((size_t)outputs + 1, sizeof(float *));
    for (int64_t i = 0; i < outputs; i++) {
        int64_t length = number(), isPerItem = number();
        lengths[i] = isPerItem ? length * items : length;
        values[i] = allocate(lengths[i], sizeof(float));
        for (int64_t item = 0; item < items; item++) frames[item].outputs[i] = values[i] + (isPerItem ? length * item : 0);
    }
    NetGenRun(program, frames);
    for (int64_t i = 0; i < outputs; i++) fwrite(values[i], sizeof(float), (size_t)lengths[i], output);
}

int main(int count, char **arguments) {
    if (count != 3 || !(input = fopen(arguments[1], "rb")) || !(output = fopen(arguments[2], "wb"))) { fprintf(stderr, "usage: harness INPUT OUTPUT\n"); return 2; }
    int64_t programs = number();
    for (int64_t program = 0; program < programs; program++) {
        // Where one is killed, this says which.
        fprintf(stderr, "%ld\n", (long)program);
        run(program);
    }
    return fclose(output) != 0;
}
