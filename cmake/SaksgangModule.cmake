# saksgang_module(NAME SOURCES a.cpp … TESTS a_test.cpp … LINK lib … [TEST_LINK lib …] [MAIN main.cpp])
#
# One static library a room, saksgang_NAME, and beside it the program NAME_test with the room's unit
# tests (doctest), registered with CTest under the label "unit". MAIN replaces the test program's own main.

option(SAKSGANG_SANITIZE "Build with address and undefined-behaviour sanitizers" OFF)
option(SAKSGANG_COVERAGE "Build for gcov" OFF)
option(SAKSGANG_FUZZ "Build the fuzz targets (clang)" OFF)

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)

find_program(SAKSGANG_CCACHE ccache)
if(SAKSGANG_CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
  # What was compiled in one working copy is known in every other.
  set(CMAKE_CXX_COMPILER_LAUNCHER
    ${CMAKE_COMMAND} -E env CCACHE_BASEDIR=${CMAKE_SOURCE_DIR} CCACHE_NOHASHDIR=1 ${SAKSGANG_CCACHE})
endif()

add_library(saksgang_options INTERFACE)
target_compile_options(saksgang_options INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wno-sign-conversion -Wnon-virtual-dtor -Woverloaded-virtual
  -Wnull-dereference -Wduplicated-cond -Wimplicit-fallthrough)
option(SAKSGANG_WERROR "Warnings are errors" ON)
if(SAKSGANG_WERROR)
  target_compile_options(saksgang_options INTERFACE -Werror)
endif()
if(CMAKE_CXX_COMPILER_ID STREQUAL "Clang")
  target_compile_options(saksgang_options INTERFACE -Wno-unknown-warning-option)
elseif(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  # g++ 12 reports false positives of these two inside its own std::string and std::optional at -O2.
  target_compile_options(saksgang_options INTERFACE -Wno-null-dereference -Wno-maybe-uninitialized -Wno-restrict)
endif()
if(SAKSGANG_SANITIZE)
  target_compile_options(saksgang_options INTERFACE -fsanitize=address,undefined -fno-sanitize-recover=all
    -fno-omit-frame-pointer)
  target_link_options(saksgang_options INTERFACE -fsanitize=address,undefined)
  # Xapian 1.4's Database::check() deletes an object of its own through a smaller type; nothing of ours is involved.
  set(SAKSGANG_TEST_ENVIRONMENT "ASAN_OPTIONS=new_delete_type_mismatch=0")
endif()
if(SAKSGANG_FUZZ)
  if(NOT CMAKE_CXX_COMPILER_ID STREQUAL "Clang")
    message(FATAL_ERROR "SAKSGANG_FUZZ needs clang, which has libFuzzer: cmake --preset fuzz")
  endif()
  # The library's own assertions find what the sanitizers cannot see within a buffer's capacity.
  target_compile_options(saksgang_options INTERFACE -fsanitize=fuzzer-no-link)
  target_compile_definitions(saksgang_options INTERFACE _GLIBCXX_ASSERTIONS)
  target_link_options(saksgang_options INTERFACE -fsanitize=fuzzer-no-link)
endif()
if(SAKSGANG_COVERAGE)
  target_compile_options(saksgang_options INTERFACE --coverage)
  target_link_options(saksgang_options INTERFACE --coverage)
endif()

function(saksgang_module name)
  cmake_parse_arguments(ARG "" "MAIN" "SOURCES;TESTS;LINK;TEST_LINK" ${ARGN})
  if(ARG_SOURCES)
    add_library(saksgang_${name} STATIC ${ARG_SOURCES})
    target_include_directories(saksgang_${name} PUBLIC ${PROJECT_SOURCE_DIR}/src ${PROJECT_SOURCE_DIR})
    target_link_libraries(saksgang_${name} PUBLIC ${ARG_LINK} PRIVATE saksgang_options)
  else()
    add_library(saksgang_${name} INTERFACE)
    target_include_directories(saksgang_${name} INTERFACE ${PROJECT_SOURCE_DIR}/src ${PROJECT_SOURCE_DIR})
    target_link_libraries(saksgang_${name} INTERFACE ${ARG_LINK})
  endif()
  if(ARG_TESTS)
    if(NOT ARG_MAIN)
      set(ARG_MAIN ${PROJECT_SOURCE_DIR}/tests/support/doctest_main.cpp)
    endif()
    add_executable(${name}_test ${ARG_TESTS} ${ARG_MAIN})
    target_link_libraries(${name}_test PRIVATE saksgang_${name} saksgang_options doctest::doctest ${ARG_TEST_LINK})
    target_compile_definitions(${name}_test PRIVATE SAKSGANG_SOURCE_DIR="${PROJECT_SOURCE_DIR}")
    add_test(NAME unit.${name} COMMAND ${name}_test)
    set_tests_properties(unit.${name} PROPERTIES LABELS unit TIMEOUT 120 ENVIRONMENT "${SAKSGANG_TEST_ENVIRONMENT}")
  endif()
endfunction()
